using System.Security.Cryptography;
using System.Text;
using Ashiato.Core;
using MimeKit;
using MimeKit.Utils;

namespace Ashiato.Mail.Message;

/// <summary>
/// Writes our own mails (RFC 5322, multipart/alternative of RFC 2046 5.1.4): pure ASCII on the way, whatever the language, so that
/// no hub has to change them; marked as made by a machine (RFC 3834), so that no one's absence notice answers.
/// <code>queue.Accept(new MailComposer(settings.Addresses, clock, zone).Compose(new OwnMail("題名", "本文\n", ["root"])));</code>
/// </summary>
/// <param name="rules">How addresses are completed.</param>
/// <param name="clock">The clock, for Date and Message-Id.</param>
/// <param name="zone">The zone Date is written in.</param>
public sealed class MailComposer(AddressRules rules, TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>Makes the letter.</summary>
    /// <exception cref="MailException">There is no recipient, or an address is none.</exception>
    public Letter Compose(OwnMail mail)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        return Compose(mail, $"<{now.UtcDateTime:yyyyMMddHHmmss}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}@{rules.HostName}>", now);
    }

    /// <summary>Makes the letter under a given Message-Id.</summary>
    internal Letter Compose(OwnMail mail, string messageId, DateTimeOffset now)
    {
        var recipients = mail.Recipients.SelectMany(MailAddress.List).Select(a => MailAddress.Checked(rules.Deliver(a))).Distinct(StringComparer.Ordinal).ToList();
        if (recipients.Count == 0)
        {
            throw new MailException(MailTrouble.Usage, new Text("a mail without a recipient", "宛先のないメールです"));
        }

        var sender = MailAddress.Checked(rules.AddressOf(mail.From ?? "root"));
        using var message = new MimeMessage();
        message.Headers.Clear();
        message.From.Add(new MailboxAddress(Encoding.UTF8, mail.FromName, sender));
        message.To.AddRange(recipients.Select(r => new MailboxAddress("", r)));
        message.Subject = HeaderField.OneLine(mail.Subject);
        message.Date = now;
        message.MessageId = MimeUtils.EnumerateReferences(messageId).First();
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", mail.Language == Language.Ja ? "ja" : "en");
        message.Body = Body(mail, messageId);
        return new Letter(sender, recipients, Written(message)) { NeedsUtf8 = recipients.Append(sender).Any(a => !System.Text.Ascii.IsValid(a)) };
    }

    private static MimeEntity Body(OwnMail mail, string messageId)
    {
        var plain = Part("plain", mail.Plain);
        if (mail.Html is null)
        {
            return plain;
        }

        // The boundary follows from the Message-Id: the same mail is the same bytes.
        var boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..32];
        var both = new MultipartAlternative { plain, Part("html", mail.Html) };
        both.Boundary = boundary;
        return both;
    }

    private static TextPart Part(string kind, string text)
    {
        var part = new TextPart(kind);
        part.SetText(Encoding.UTF8, text.EndsWith('\n') ? text : text + "\n");
        var isAscii = System.Text.Ascii.IsValid(text);
        part.ContentTransferEncoding = isAscii && text.Split('\n').All(l => l.Length < LineEnds.Longest) ? ContentEncoding.SevenBit
            : text.Count(c => c > 127) * 3 > text.Length ? ContentEncoding.Base64 : ContentEncoding.QuotedPrintable;
        return part;
    }

    private static byte[] Written(MimeMessage message)
    {
        using var made = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, made);
        return made.ToArray();
    }
}
