using System.Text;

namespace Ashiato.Mail.Message;

/// <summary>A message taken apart into fields and body, all line ends CRLF. Any bytes give one: what is no field begins the body.</summary>
/// <param name="Fields">The fields of the header, in order.</param>
/// <param name="Body">What follows the empty line.</param>
internal sealed record RawMessage(List<HeaderField> Fields, byte[] Body)
{
    /// <summary>Takes a message apart. A first line <c>From user date</c> of mbox(5) is left out.</summary>
    public static RawMessage Read(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> text = LineEnds.Normalized(bytes);
        if (text.StartsWith("From "u8) || text.StartsWith(">From "u8))
        {
            text = text[LineEnds.Next(text, 0)..];
        }

        var fields = new List<HeaderField>();
        var at = 0;
        while (at < text.Length && NameLength(text[at..]) is var name and > 0)
        {
            var end = LineEnds.Next(text, at);
            while (end < text.Length && text[end] is (byte)' ' or (byte)'\t')
            {
                end = LineEnds.Next(text, end);
            }

            fields.Add(new HeaderField(Encoding.ASCII.GetString(text.Slice(at, name)), Unended(text[at..end])));
            at = end;
        }

        return new RawMessage(fields, text[(text[at..].StartsWith("\r\n"u8) ? at + 2 : at)..].ToArray());
    }

    /// <summary>Length of the name when a field begins here: printable ASCII but the colon, then a colon (RFC 5322 3.6.8); 0 when none does.</summary>
    private static int NameLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'!', (byte)'~');
        var colon = text[..(end < 0 ? text.Length : end)].IndexOf((byte)':');
        return colon > 0 ? colon : 0;
    }

    private static byte[] Unended(ReadOnlySpan<byte> lines) => (lines.EndsWith("\r\n"u8) ? lines[..^2] : lines).ToArray();
}
