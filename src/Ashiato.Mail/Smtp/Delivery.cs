using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Ashiato.Mail.Smtp;

/// <summary>The transaction for one letter on an open connection: MAIL, RCPT (pipelined where the hub can), DATA, the answer for each recipient.</summary>
/// <param name="client">The connection.</param>
/// <param name="limits">How long each step may take.</param>
internal sealed class Delivery(HubClient client, RelayLimits limits) : ITransferProgress
{
    private Action _extend = () => { };
    private bool _dataBegan;

    /// <summary>Hands the letter over.</summary>
    public async Task<DeliveryResult> SendAsync(Letter letter, IReadOnlyList<string> recipients, CancellationToken stop)
    {
        if (letter.NeedsUtf8 && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return Relay.All(recipients, RecipientOutcome.Refused, "the hub does not take addresses that are not ASCII (no SMTPUTF8)");
        }

        client.Begin();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _extend = () => limit.CancelAfter(limits.Data);
        limit.CancelAfter(limits.Envelope);
        try
        {
            using var message = await MimeMessage.LoadAsync(new MemoryStream(letter.Content.ToArray()), persistent: true, limit.Token);
            var format = FormatOptions.Default.Clone();
            format.International = letter.NeedsUtf8;
            var answer = await client.SendAsync(format, message, Mailbox(letter.Sender), [.. recipients.Select(Mailbox)], limit.Token, this);
            return Result(recipients, RecipientOutcome.Accepted, RelayTrouble.OneLine("250 " + answer), isOpen: false);
        }
        catch (SmtpCommandException e)
        {
            return Result(recipients, Outcome(e.StatusCode), RelayTrouble.Describe(e), isOpen: false);
        }
        catch (Exception e) when (Relay.IsOfHub(e))
        {
            Drop();
            return Result(recipients, RecipientOutcome.Deferred, RelayTrouble.Describe(e), isOpen: _dataBegan);
        }
    }

    /// <summary>The message is on its way: from here on to give up early would make duplicates.</summary>
    void ITransferProgress.Report(long bytesTransferred) => DataBegan();

    void ITransferProgress.Report(long bytesTransferred, long totalSize) => DataBegan();

    private void DataBegan()
    {
        if (!_dataBegan)
        {
            _dataBegan = true;
            _extend();
        }
    }

    /// <summary>What MAIL said when it said no; else what RCPT said about a recipient; for those it took, what became of the message.</summary>
    private DeliveryResult Result(IReadOnlyList<string> recipients, RecipientOutcome outcome, string answer, bool isOpen) => client.SenderRefused is { } sender
        ? Relay.All(recipients, Outcome(sender.StatusCode), RelayTrouble.OneLine($"{(int)sender.StatusCode} {sender.Response}"))
        : new([.. recipients.Select(r => client.Refused.TryGetValue(r, out var refused)
            ? new RecipientAnswer(r, Outcome(refused.StatusCode), RelayTrouble.OneLine($"{(int)refused.StatusCode} {refused.Response}"))
            : outcome == RecipientOutcome.Accepted && !client.Taken.Contains(r)
                ? new RecipientAnswer(r, RecipientOutcome.Deferred, "no answer for this recipient")
                : new RecipientAnswer(r, outcome, answer))], isOpen);

    /// <summary>Only a 5xx answer is for good (RFC 5321 4.2.1); what is no answer at all is tried again.</summary>
    private static RecipientOutcome Outcome(SmtpStatusCode code) => (int)code is >= 500 and < 600 ? RecipientOutcome.Refused : RecipientOutcome.Deferred;

    private void Drop()
    {
        try
        {
            client.Disconnect(quit: false);
        }
        catch (Exception e) when (Relay.IsOfHub(e))
        {
            // It is gone already.
        }
    }

    private static MailboxAddress Mailbox(string address) => new("", address);
}
