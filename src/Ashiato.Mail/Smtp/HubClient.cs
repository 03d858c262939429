using MailKit.Net.Smtp;
using MimeKit;

namespace Ashiato.Mail.Smtp;

/// <summary>MailKit's client that keeps the answer for each recipient and leaves the message as it is.</summary>
internal sealed class HubClient : SmtpClient
{
    /// <summary>The answers to RCPT of the letter that is under way.</summary>
    public Dictionary<string, SmtpResponse> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Recipients that RCPT took.</summary>
    public HashSet<string> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>The answer to MAIL when it was no success: what RCPT said after it (503, no sender) says nothing of the recipients.</summary>
    public SmtpResponse? SenderRefused { get; private set; }

    /// <summary>A letter begins.</summary>
    public void Begin()
    {
        SenderRefused = null;
        Refused.Clear();
        Taken.Clear();
    }

    protected override void OnSenderNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        SenderRefused = response;
        base.OnSenderNotAccepted(message, mailbox, response);
    }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => Taken.Add(mailbox.Address);

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => Refused[mailbox.Address] = response;

    /// <summary>The preparer has made the message fit for SMTP; only a hub without 8BITMIME (RFC 6152) needs more, where there are 8-bit bytes.</summary>
    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
        if (constraint == EncodingConstraint.SevenBit)
        {
            base.Prepare(options, message, constraint, maxLineLength);
        }
    }
}
