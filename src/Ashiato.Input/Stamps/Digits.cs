using System.Buffers.Binary;

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

    /// <summary>Reads <c>hh:mm:ss</c>: eight bytes at once.</summary>
    public static bool TryClock(ReadOnlySpan<byte> text, int at, out int hour, out int minute, out int second)
    {
        hour = minute = second = 0;
        if (at < 0 || at + 8 > text.Length)
        {
            return false;
        }

        // What is left of each byte: of a digit its value, of a colon nothing. Anything more reaches the highest bit.
        var digits = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]) ^ 0x3030_3A30_303A_3030;
        if (((digits | (digits + 0x7676_7F76_767F_7676)) & 0x8080_8080_8080_8080) != 0)
        {
            return false;
        }

        hour = (int)(((digits & 0xFF) * 10) + ((digits >> 8) & 0xFF));
        minute = (int)((((digits >> 24) & 0xFF) * 10) + ((digits >> 32) & 0xFF));
        second = (int)((((digits >> 48) & 0xFF) * 10) + (digits >> 56));
        return true;
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
