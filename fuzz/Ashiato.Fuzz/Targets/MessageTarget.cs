using System.Text;
using Ashiato.Mail;
using Ashiato.Mail.Message;

namespace Ashiato.Fuzz.Targets;

/// <summary>A message on sendmail's standard input: what is sent has no line over 998 bytes, no bare line end, no Bcc.</summary>
internal sealed class MessageTarget : IFuzzTarget
{
    private static readonly MessagePreparer Preparer = new(new AddressRules { HostName = "web1.example.com", FindUser = _ => null }, Core.Clock.FixedAt(Surroundings.Now), TimeZoneInfo.Utc);

    public string Name => "message";

    public string? Format => null;

    public int MostKept => 20;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        foreach (var fromHeader in new[] { false, true })
        {
            try
            {
                Check(Preparer.Prepare(new Submission { User = new SystemUser("jin", 1000, "Jin"), Recipients = ["b@example.org"], RecipientsFromHeader = fromHeader }, data), seen);
            }
            catch (MailException e)
            {
                seen.Add("refused " + e.Kind);
            }
        }
    }

    private static void Check(Letter letter, Signatures seen)
    {
        var text = Encoding.Latin1.GetString(letter.Content.Span);
        var lines = text.Split("\r\n");
        if (lines.Any(l => l.Length > 998 || l.Contains('\r', StringComparison.Ordinal) || l.Contains('\n', StringComparison.Ordinal)) || !text.EndsWith("\r\n", StringComparison.Ordinal))
        {
            throw new InvalidDataException("a line that SMTP cannot carry");
        }

        var header = lines.TakeWhile(l => l.Length > 0).ToList();
        if (header.Exists(l => l.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase)) || letter.Recipients.Any(r => r.Any(char.IsControl)))
        {
            throw new InvalidDataException("Bcc, or an address with control characters");
        }

        seen.Add($"{int.Log2(header.Count + 1)} {letter.Recipients.Count} {letter.NeedsUtf8} {header.Find(l => l.StartsWith("Content-Transfer-Encoding", StringComparison.Ordinal))}");
    }
}
