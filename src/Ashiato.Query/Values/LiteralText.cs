namespace Ashiato.Query.Values;

/// <summary>A text that is looked for, with or without regard to the case of ASCII letters.</summary>
/// <param name="text">The text.</param>
/// <param name="isCased">Does the case of letters count?</param>
internal readonly ref struct LiteralText(ReadOnlySpan<byte> text, bool isCased)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Does the text stand at this place of the value?</summary>
    public bool IsAt(ReadOnlySpan<byte> value, int at) =>
        at >= 0 && value.Length - at >= _text.Length
        && (isCased ? value.Slice(at, _text.Length).SequenceEqual(_text) : EqualsIgnoreCase(value.Slice(at, _text.Length), _text));

    /// <summary>The first place from <paramref name="from"/> on where the text stands, or -1.</summary>
    public int IndexIn(ReadOnlySpan<byte> value, int from)
    {
        if (from > value.Length)
        {
            return -1;
        }

        if (_text.IsEmpty)
        {
            return from;
        }

        if (isCased)
        {
            var found = value[from..].IndexOf(_text);
            return found < 0 ? -1 : from + found;
        }

        var (lower, upper) = Cases(_text[0]);
        while (value.Length - from >= _text.Length)
        {
            var next = value[from..(value.Length - _text.Length + 1)].IndexOfAny(lower, upper);
            if (next < 0)
            {
                return -1;
            }

            from += next;
            if (EqualsIgnoreCase(value.Slice(from, _text.Length), _text))
            {
                return from;
            }

            from++;
        }

        return -1;
    }

    private static (byte Lower, byte Upper) Cases(byte letter) =>
        char.IsAsciiLetter((char)letter) ? ((byte)(letter | 0x20), (byte)(letter & ~0x20)) : (letter, letter);

    /// <summary>Other bytes than ASCII letters are compared as they are: UTF-8 outside ASCII too.</summary>
    private static bool EqualsIgnoreCase(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            var (x, y) = (a[i], b[i]);
            if (x != y && ((x ^ y) != 0x20 || !char.IsAsciiLetter((char)x)))
            {
                return false;
            }
        }

        return true;
    }
}
