namespace Ashiato.Mail.Message;

/// <summary>CRLF, the one line end of mail (RFC 5322 2.1): a bare CR or LF let somebody smuggle a second message past a hub.</summary>
internal static class LineEnds
{
    /// <summary>A line has no more bytes than this, without its CRLF (RFC 5322 2.1.1).</summary>
    public const int Longest = 998;

    /// <summary>The text with every CR LF, bare CR and bare LF as CRLF, and one at its end.</summary>
    public static byte[] Normalized(ReadOnlySpan<byte> text)
    {
        using var made = new MemoryStream(text.Length + (text.Length / 32) + 2);
        while (text.Length > 0)
        {
            var end = text.IndexOfAny((byte)'\r', (byte)'\n');
            made.Write(end < 0 ? text : text[..end]);
            made.Write("\r\n"u8);
            text = end < 0 ? [] : text[(end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }

        return made.ToArray();
    }

    /// <summary>Where the line after the one at <paramref name="at"/> begins.</summary>
    public static int Next(ReadOnlySpan<byte> text, int at)
    {
        var end = text[at..].IndexOf((byte)'\n');
        return end < 0 ? text.Length : at + end + 1;
    }

    /// <summary>Is a line longer than it may be?</summary>
    public static bool HasLongLine(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = Next(text, at);
            if (next - at > Longest + 2)
            {
                return true;
            }

            at = next;
        }

        return false;
    }

    /// <summary>The text with every line that is too long broken, never inside a character of UTF-8.</summary>
    /// <param name="text">The text, CRLF line ends.</param>
    /// <param name="breakWith">CRLF, and a blank after it in a header.</param>
    public static byte[] Broken(ReadOnlySpan<byte> text, ReadOnlySpan<byte> breakWith)
    {
        if (!HasLongLine(text))
        {
            return text.ToArray();
        }

        using var made = new MemoryStream(text.Length + 64);
        var room = Longest;
        for (var at = 0; at < text.Length;)
        {
            var next = Next(text, at);
            while (next - at > room + 2)
            {
                var cut = at + room;
                for (var back = 0; back < 3 && (text[cut] & 0xC0) == 0x80; back++)
                {
                    cut--;
                }

                made.Write(text[at..cut]);
                made.Write(breakWith);
                (at, room) = (cut, Longest - (breakWith.Length - 2));
            }

            made.Write(text[at..next]);
            (at, room) = (next, Longest);
        }

        return made.ToArray();
    }
}
