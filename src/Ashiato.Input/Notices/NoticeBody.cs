using System.Text;

namespace Ashiato.Input.Notices;

/// <summary>
/// The readable lines of a notice: of a mail the text of its parts (RFC 2045: quoted-printable and base64 decoded, ARF's
/// machine-readable part included, RFC 5965), not the transport headers, whose times are about the mail itself.
/// </summary>
internal static class NoticeBody
{
    private const int MostDepthOfHeaders = 500;

    /// <summary>The lines that speak about the incident.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return LooksLikeMail(lines) ? OfMail(lines) : lines;
    }

    private static bool LooksLikeMail(string[] lines) => lines.Take(3).Any(l =>
        l.StartsWith("Return-Path:", StringComparison.OrdinalIgnoreCase) || l.StartsWith("Received:", StringComparison.OrdinalIgnoreCase)
        || l.StartsWith("From:", StringComparison.OrdinalIgnoreCase) || l.StartsWith("Delivered-To:", StringComparison.OrdinalIgnoreCase)
        || l.StartsWith("Date:", StringComparison.OrdinalIgnoreCase) || l.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)
        || l.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase) || l.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase));

    private static List<string> OfMail(string[] lines)
    {
        var kept = new List<string>();
        var at = 0;
        var encoding = ReadHeaders(lines, ref at);
        var part = new StringBuilder();
        for (; at < lines.Length; at++)
        {
            if (lines[at].StartsWith("--", StringComparison.Ordinal) && lines[at].Length > 4 && !lines[at].StartsWith("-- ", StringComparison.Ordinal) && IsBoundary(lines, at))
            {
                Flush(part, encoding, kept);
                at++;
                encoding = ReadHeaders(lines, ref at);
                at--;
                continue;
            }

            _ = part.Append(lines[at]).Append('\n');
        }

        Flush(part, encoding, kept);
        return kept;
    }

    /// <summary>A line of dashes in plain text is no boundary: one is followed by headers or ends the mail.</summary>
    private static bool IsBoundary(string[] lines, int at) =>
        lines[at].EndsWith("--", StringComparison.Ordinal) || (at + 1 < lines.Length && (lines[at + 1].Length == 0 || lines[at + 1].StartsWith("Content-", StringComparison.OrdinalIgnoreCase)));

    private static string ReadHeaders(string[] lines, ref int at)
    {
        var encoding = "";
        for (var count = 0; at < lines.Length && lines[at].Length > 0 && count < MostDepthOfHeaders; at++, count++)
        {
            if (lines[at].StartsWith("Content-Transfer-Encoding:", StringComparison.OrdinalIgnoreCase))
            {
                encoding = lines[at][26..].Trim().ToUpperInvariant();
            }
        }

        return encoding;
    }

    private static void Flush(StringBuilder part, string encoding, List<string> kept)
    {
        var text = part.ToString();
        _ = part.Clear();
        kept.AddRange((encoding switch
        {
            "BASE64" => Base64(text),
            "QUOTED-PRINTABLE" => QuotedPrintable(text),
            _ => text,
        }).ReplaceLineEndings("\n").Split('\n'));
    }

    private static string Base64(string text)
    {
        // A mail that was cut off ends inside a group of four.
        var packed = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        packed = packed[..(packed.Length & ~3)];
        var bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        var source = Encoding.UTF8.GetBytes(text.Replace("=\n", "", StringComparison.Ordinal));
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '=' && i + 2 < source.Length && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                bytes.Add(Convert.FromHexString([(char)source[i + 1], (char)source[i + 2]])[0]);
                i += 2;
            }
            else
            {
                bytes.Add(source[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
