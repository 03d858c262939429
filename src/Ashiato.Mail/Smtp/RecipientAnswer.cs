namespace Ashiato.Mail.Smtp;

/// <summary>What became of one recipient at a hub.</summary>
/// <param name="Recipient">The address.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Answer">The hub's words, or why there are none; one line.</param>
public sealed record RecipientAnswer(string Recipient, RecipientOutcome Outcome, string Answer);
