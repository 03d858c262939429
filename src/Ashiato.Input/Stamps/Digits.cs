namespace Ashiato.Input.Stamps;

/// <summary>Decimal digits at a place in a text.</summary>
internal static class Digits
{
    public static bool Try2(ReadOnlySpan<byte> text, int at, out int value)
    {
        value = 0;
        if (at < 0 || at + 2 > text.Length)
        {
            return false;
        }

        uint a = text[at] - (uint)'0', b = text[at + 1] - (uint)'0';
        value = (int)((a * 10) + b);
        return a <= 9 && b <= 9;
    }

    public static bool Try4(ReadOnlySpan<byte> text, int at, out int value)
    {
        var good = Try2(text, at, out var high) & Try2(text, at + 2, out var low);
        value = (high * 100) + low;
        return good;
    }

    /// <summary>Reads one or two digits and moves on.</summary>
    public static bool TryUpTo2(ReadOnlySpan<byte> text, ref int at, out int value)
    {
        value = 0;
        var from = at;
        while (at < text.Length && at < from + 2 && text[at] - (uint)'0' <= 9)
        {
            value = (value * 10) + (text[at++] - '0');
        }

        return at > from;
    }

    /// <summary>Reads a run of digits that fits a long and moves on.</summary>
    public static bool TryRun(ReadOnlySpan<byte> text, ref int at, out long value)
    {
        value = 0;
        var from = at;
        while (at < text.Length && text[at] - (uint)'0' <= 9 && at - from < 18)
        {
            value = (value * 10) + (text[at++] - '0');
        }

        return at > from && (at >= text.Length || text[at] - (uint)'0' > 9);
    }

    /// <summary>The whole text as a number: digits, perhaps after a minus sign, that fit a long.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> text, out long value)
    {
        var at = 0;
        var isNegative = text is [(byte)'-', ..];
        if (TryRun(isNegative ? text[1..] : text, ref at, out value) && at + (isNegative ? 1 : 0) == text.Length)
        {
            value = isNegative ? -value : value;
            return true;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;
    }
}
