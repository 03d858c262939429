using System.Security.Cryptography;
using Ashiato.Core;

namespace Ashiato.Mail.Message;

/// <summary>
/// What sendmail(8) does to a message on its standard input: recipients found, Bcc removed, Date, Message-Id and From added, From
/// rewritten, local names completed, bytes made fit for SMTP (RFC 5322, 2047, 2045).
/// </summary>
/// <param name="rules">How addresses are completed and rewritten.</param>
/// <param name="clock">The clock, for Date and Message-Id.</param>
/// <param name="zone">The zone Date is written in.</param>
public sealed class MessagePreparer(AddressRules rules, TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>No letter is longer: it is held in memory, and hubs refuse less.</summary>
    public const int LongestMessage = 100 << 20;

    /// <summary>Never sent: a hub's own, or for our eyes only (RFC 5322 3.6.3, RFC 5321 4.4).</summary>
    private static readonly string[] Removed = ["Bcc", "Resent-Bcc", "Return-Path", "Content-Length"];

    private static readonly string[] AddressFields = ["To", "Cc", "Reply-To", "Sender", "From"];

    /// <summary>Makes a letter of a message.</summary>
    /// <param name="submission">What the command line said.</param>
    /// <param name="message">The message, any bytes, any line ends.</param>
    /// <exception cref="MailException">There is no recipient, an address is none, or the message is too long.</exception>
    public Letter Prepare(Submission submission, ReadOnlySpan<byte> message)
    {
        if (message.Length > LongestMessage)
        {
            throw new MailException(MailTrouble.Data, new Text("the message is longer than {0} bytes", "メッセージが {0} バイトを超えています").With(LongestMessage));
        }

        var raw = RawMessage.Read(message);
        var recipients = Recipients(submission, raw.Fields);
        var sender = Sender(submission, raw.Fields);
        Complete(submission, raw.Fields, sender);
        var content = Written(BodyEncoder.Encode(raw), out var isHeaderAscii);
        return new Letter(sender, recipients, content)
        {
            NeedsUtf8 = !isHeaderAscii || !System.Text.Ascii.IsValid(sender) || recipients.Any(r => !System.Text.Ascii.IsValid(r)),
            Relay = rules.Aliases.TryGetValue(submission.User.Name, out var alias) ? alias.Relay : null,
        };
    }

    private List<string> Recipients(Submission submission, List<HeaderField> fields)
    {
        var named = submission.Recipients.SelectMany(MailAddress.Argument);
        if (submission.RecipientsFromHeader)
        {
            string[] resent = ["Resent-To", "Resent-Cc", "Resent-Bcc"];
            string[] plain = ["To", "Cc", "Bcc"];
            var from = fields.Any(f => resent.Any(f.Is)) ? resent : plain;
            named = named.Concat(fields.Where(f => from.Any(f.Is) && f.Value.Length > 0).SelectMany(f => MailAddress.List(f.Value)));
        }

        var all = named.Select(a => MailAddress.Checked(rules.Deliver(a))).Distinct(StringComparer.Ordinal).ToList();
        return all.Count > 0 ? all : throw new MailException(MailTrouble.Usage, new Text(
            "no recipient: name one after the options, or use -t with a To, Cc or Bcc line", "宛先がありません。オプションの後に指定するか、-t と To・Cc・Bcc 行を使ってください"));
    }

    /// <summary>The address of the envelope: that of -f where it may stand, else that of the From line where it may stand, else the user's.</summary>
    private string Sender(Submission submission, List<HeaderField> fields)
    {
        if (!rules.FromOverride || submission.Sender is null)
        {
            var from = rules.FromOverride ? fields.Find(f => f.Is("From")) : null;
            return from is not null && MimeKit.InternetAddressList.TryParse(from.Value, out var list) && list.Mailboxes.FirstOrDefault() is { } first && MailAddress.IsAddress(first.Address)
                ? rules.AddressOf(first.Address) : rules.AddressOf(submission.User.Name);
        }

        return submission.Sender is "" or "<>" ? "" : rules.AddressOf(MailAddress.Argument(submission.Sender).FirstOrDefault() ?? "");
    }

    private void Complete(Submission submission, List<HeaderField> fields, string sender)
    {
        var hasRecipients = fields.Any(f => f.Is("To") || f.Is("Cc") || f.Is("Bcc"));
        fields.RemoveAll(f => Removed.Any(f.Is) || (f.Is("From") && (!rules.FromOverride || f.Value.Length == 0)));
        for (var i = 0; i < fields.Count; i++)
        {
            fields[i] = AddressFields.Any(fields[i].Is) ? AddressCompletion.Complete(fields[i], rules) : fields[i];
        }

        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        if (!fields.Exists(f => f.Is("From")))
        {
            fields.Insert(0, HeaderField.Of("From", From(submission, sender)));
        }

        if (!fields.Exists(f => f.Is("Date")))
        {
            fields.Add(HeaderField.Of("Date", MimeKit.Utils.DateUtils.FormatDate(now)));
        }

        if (!fields.Exists(f => f.Is("Message-Id")))
        {
            fields.Add(HeaderField.Of("Message-Id", $"<{now.UtcDateTime:yyyyMMddHHmmss}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}@{rules.HostName}>"));
        }

        if (!hasRecipients)
        {
            fields.Add(HeaderField.Of("To", "undisclosed-recipients:;"));
        }
    }

    private string From(Submission submission, string sender)
    {
        var name = HeaderField.OneLine(submission.FullName ?? submission.User.FullName).Trim();
        var address = sender.Length > 0 ? sender : rules.AddressOf(submission.User.Name);
        return name.Length == 0 ? address : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{address}>";
    }

    private static byte[] Written(RawMessage message, out bool isHeaderAscii)
    {
        using var made = new MemoryStream(message.Body.Length + 1024);
        foreach (var field in message.Fields)
        {
            made.Write(HeaderEncoder.Encode(field));
        }

        isHeaderAscii = System.Text.Ascii.IsValid(made.GetBuffer().AsSpan(0, (int)made.Length));
        made.Write("\r\n"u8);
        made.Write(message.Body);
        return made.ToArray();
    }
}
