using System.Buffers.Text;

namespace Ashiato.Input.Formats;

/// <summary>Walks over a line: tokens between blanks, texts in quotes or brackets. Never looks at a byte twice but for quotes.</summary>
internal ref struct TextCursor(ReadOnlySpan<byte> text)
{
    /// <summary>What is still to be read.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = text;

    public readonly bool IsAtEnd => Rest.IsEmpty;

    /// <summary>The next byte; 0 at the end.</summary>
    public readonly byte Next => Rest.IsEmpty ? (byte)0 : Rest[0];

    public void SkipBlanks()
    {
        if (!Rest.IsEmpty && Rest[0] is (byte)' ' or (byte)'\t')
        {
            Rest = Rest.TrimStart(" \t"u8);
        }
    }

    public void Skip(int length) => Rest = Rest[Math.Min(length, Rest.Length)..];

    /// <summary>Takes the literal if it stands here.</summary>
    public bool TryLiteral(ReadOnlySpan<byte> literal)
    {
        if (!Rest.StartsWith(literal))
        {
            return false;
        }

        Rest = Rest[literal.Length..];
        return true;
    }

    /// <summary>The text up to the next blank, blanks in front passed over.</summary>
    public ReadOnlySpan<byte> Token()
    {
        SkipBlanks();
        var end = Rest.IndexOf((byte)' ');
        return Cut(end < 0 ? Rest.Length : end, 0);
    }

    /// <summary>The text up to <paramref name="mark"/>, which is passed over; false (and nothing taken) when it does not come.</summary>
    public bool TryUntil(ReadOnlySpan<byte> mark, out ReadOnlySpan<byte> value)
    {
        var end = Rest.IndexOf(mark);
        value = end < 0 ? default : Cut(end, mark.Length);
        return end >= 0;
    }

    /// <summary>A text in double quotes; a quote behind a backslash belongs to it. Without a closing quote it is the rest: the line was cut.</summary>
    public bool TryQuoted(out ReadOnlySpan<byte> value)
    {
        SkipBlanks();
        value = default;
        if (Next != '"')
        {
            return false;
        }

        var from = 1;
        while (true)
        {
            var end = Rest[from..].IndexOf((byte)'"');
            if (end < 0)
            {
                value = Rest[1..];
                Rest = default;
                return true;
            }

            if (!IsEscaped(Rest, from + end))
            {
                value = Rest[1..(from + end)];
                Rest = Rest[(from + end + 1)..];
                return true;
            }

            from += end + 1;
        }
    }

    /// <summary>A token, or a text in quotes without them.</summary>
    public ReadOnlySpan<byte> Field() => TryQuoted(out var value) ? value : Token();

    /// <summary>A text in square brackets.</summary>
    public bool TryBracketed(out ReadOnlySpan<byte> value)
    {
        SkipBlanks();
        value = default;
        var end = Next == '[' ? Rest.IndexOf((byte)']') : -1;
        if (end < 0)
        {
            return false;
        }

        value = Rest[1..end];
        Rest = Rest[(end + 1)..];
        return true;
    }

    /// <summary>A decimal number that ends at a blank or at the end.</summary>
    public bool TryInteger(out long value)
    {
        SkipBlanks();
        if (!Utf8Parser.TryParse(Rest, out value, out var used) || (used < Rest.Length && Rest[used] != ' '))
        {
            return false;
        }

        Rest = Rest[used..];
        return true;
    }

    /// <summary>Is the byte behind an odd number of backslashes?</summary>
    public static bool IsEscaped(ReadOnlySpan<byte> text, int at)
    {
        var backslashes = 0;
        while (at > 0 && text[at - 1] == '\\')
        {
            backslashes++;
            at--;
        }

        return (backslashes & 1) == 1;
    }

    private ReadOnlySpan<byte> Cut(int length, int skip)
    {
        var value = Rest[..length];
        Rest = Rest[(length + skip)..];
        return value;
    }
}
