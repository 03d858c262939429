using System.Text.Unicode;
using MimeKit;
using MimeKit.Encodings;

namespace Ashiato.Mail.Message;

/// <summary>
/// Makes a body fit for every hub: what is not ASCII is declared (RFC 2045), lines over 998 bytes and zero bytes go as
/// quoted-printable. A body that needs nothing stays as it came, byte for byte.
/// </summary>
internal static class BodyEncoder
{
    /// <summary>Changes the message's body and its MIME fields where they need it.</summary>
    public static RawMessage Encode(RawMessage message)
    {
        var isMime = message.Fields.Any(f => f.Is("Content-Type") || f.Is("Content-Transfer-Encoding"));
        var needsCode = LineEnds.HasLongLine(message.Body) || message.Body.AsSpan().Contains((byte)0);
        return (needsCode, isMime) switch
        {
            (false, true) => message,
            (false, false) => System.Text.Ascii.IsValid(message.Body) ? message : Declared(message, "8bit", message.Body),
            (true, false) => Declared(message, "quoted-printable", QuotedPrintable(message.Body)),
            _ => Again(message),
        };
    }

    private static RawMessage Declared(RawMessage message, string encoding, byte[] body)
    {
        var charset = System.Text.Ascii.IsValid(message.Body) ? "us-ascii" : Utf8.IsValid(message.Body) ? "utf-8" : "unknown-8bit"; // RFC 1428
        var fields = message.Fields.Where(f => !f.Is("MIME-Version")).ToList();
        fields.Add(HeaderField.Of("MIME-Version", "1.0"));
        fields.Add(HeaderField.Of("Content-Type", "text/plain; charset=" + charset));
        fields.Add(HeaderField.Of("Content-Transfer-Encoding", encoding));
        return new RawMessage(fields, body);
    }

    private static byte[] QuotedPrintable(byte[] body)
    {
        var encoder = new QuotedPrintableEncoder();
        var made = new byte[encoder.EstimateOutputLength(body.Length)];
        var length = encoder.Flush(body, 0, body.Length, made);
        return LineEnds.Normalized(made.AsSpan(0, length));
    }

    /// <summary>A message that says its own encoding: each part that has such lines is encoded anew, the rest broken.</summary>
    private static RawMessage Again(RawMessage message)
    {
        using var all = new MemoryStream();
        foreach (var field in message.Fields)
        {
            all.Write(HeaderEncoder.Encode(field));
        }

        all.Write("\r\n"u8);
        all.Write(message.Body);
        all.Position = 0;
        using var parsed = MimeMessage.Load(all);
        parsed.Prepare(EncodingConstraint.EightBit, LineEnds.Longest);
        using var made = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        parsed.WriteTo(format, made);
        var again = RawMessage.Read(made.GetBuffer().AsSpan(0, (int)made.Length));
        return again with { Body = LineEnds.Broken(WithoutZeros(again.Body), "\r\n"u8) };
    }

    private static byte[] WithoutZeros(byte[] body) => body.AsSpan().Contains((byte)0) ? [.. body.Where(b => b != 0)] : body;
}
