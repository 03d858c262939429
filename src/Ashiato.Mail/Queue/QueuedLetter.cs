using Ashiato.Mail.Smtp;

namespace Ashiato.Mail.Queue;

/// <summary>A letter in the queue, for a listing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Accepted">When the queue took it; null when it is damaged.</param>
/// <param name="Sender">The sender, empty for the null return path.</param>
/// <param name="Size">Bytes of the message.</param>
/// <param name="State">What became of it: for a letter never tried, no attempt and every recipient deferred.</param>
public sealed record QueuedLetter(string Id, QueuedKind Kind, DateTimeOffset? Accepted, string Sender, long Size, LetterState State)
{
    /// <summary>Those who have not got it and may still get it.</summary>
    public IEnumerable<string> Waiting => State.Recipients.Where(r => r.Outcome == RecipientOutcome.Deferred).Select(r => r.Recipient);

    /// <summary>Those who will not get it.</summary>
    public IEnumerable<RecipientAnswer> Failed => State.Recipients.Where(r => r.Outcome is RecipientOutcome.Refused or RecipientOutcome.GivenUp);
}
