using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace Ashiato.Mail.Message;

/// <summary>Makes a field fit for every hub: encoded words for what is not ASCII (RFC 2047), no line over 998 bytes, no control characters.</summary>
internal static class HeaderEncoder
{
    private static readonly byte[] Fold = [.. "\r\n "u8];

    /// <summary>The field with its CRLF. What needs no change is left as it came, signatures hold.</summary>
    public static byte[] Encode(HeaderField field)
    {
        ReadOnlySpan<byte> raw = field.Raw;
        var isFine = System.Text.Ascii.IsValid(raw) && !raw.Contains((byte)0) && !LineEnds.HasLongLine([.. raw, .. "\r\n"u8]) && !HasEmptyLine(raw);
        byte[] made = isFine ? field.Raw : Encoded(field);
        return LineEnds.Broken([.. made, .. "\r\n"u8], Fold);
    }

    /// <summary>A folded line of blanks alone reads as the end of the header to some (RFC 5322 3.2.2 forbids to make one).</summary>
    private static bool HasEmptyLine(ReadOnlySpan<byte> raw)
    {
        foreach (var line in raw.Split("\r\n"u8))
        {
            if (raw[line].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Encoded(HeaderField field)
    {
        var value = Value(field.Name, HeaderField.OneLine(field.Value)).AsSpan().TrimEnd("\r\n \t"u8);
        return [.. Encoding.ASCII.GetBytes(field.Name), (byte)':', .. WithCrlf(value)];
    }

    private static byte[] Value(string name, string text)
    {
        try
        {
            return new Header(Encoding.UTF8, name, text).RawValue;
        }
        catch (Exception e) when (e is ParseException or ArgumentException or FormatException)
        {
            // A structured field (Content-Type) that has no such structure: words are all that is left of it.
            return [(byte)' ', .. Rfc2047.EncodeText(Encoding.UTF8, text)];
        }
    }

    private static byte[] WithCrlf(ReadOnlySpan<byte> value)
    {
        var lines = LineEnds.Normalized(value);
        return lines.Length >= 2 ? lines[..^2] : lines;
    }
}
