using System.Buffers;

namespace Ashiato.Input.Patterns;

/// <summary>How far a capture of a bounded kind reaches at the beginning of a text.</summary>
internal static class PatternRuns
{
    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._$-/:#<>~"u8);

    /// <summary>Can the byte stand in a dotted name?</summary>
    public static bool IsName(int b) => b < 256 && NameBytes.Contains((byte)b);

    /// <summary>Length of the dotted name; a colon at its end is punctuation.</summary>
    public static int Name(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExcept(NameBytes);
        end = end < 0 ? text.Length : end;
        while (end > 0 && text[end - 1] == ':')
        {
            end--;
        }

        return end;
    }

    /// <summary>Length of the blanks and tabs.</summary>
    public static int Blanks(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Length of the level word, 0 when there is none. A word goes on as long as letters and digits do.</summary>
    public static int Level(ReadOnlySpan<byte> text)
    {
        var end = 0;
        while (end < text.Length && end < 12 && char.IsAsciiLetterOrDigit((char)text[end]))
        {
            end++;
        }

        return LevelWords.IsLevel(text[..end]) ? end : 0;
    }

    /// <summary>Length of the whole number, number with a fraction or hexadecimal number, with its sign; -1 when there is none.</summary>
    public static int Number(ReadOnlySpan<byte> text, CaptureType type)
    {
        var end = !text.IsEmpty && type != CaptureType.Hex && (text[0] == '-' || (text[0] == '+' && type == CaptureType.Number)) ? 1 : 0;
        var digits = end;
        while ((uint)end < (uint)text.Length && text[end] - (uint)'0' <= 9)
        {
            end++;
        }

        while (type != CaptureType.Integer && end < text.Length && (char.IsAsciiDigit((char)text[end])
            || (type == CaptureType.Hex && char.IsAsciiHexDigit((char)text[end]))
            || (type == CaptureType.Number && text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit((char)text[end + 1]))))
        {
            end++;
        }

        return end > digits ? end : -1;
    }
}
