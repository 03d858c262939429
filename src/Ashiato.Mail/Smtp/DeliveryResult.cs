namespace Ashiato.Mail.Smtp;

/// <summary>What one hub did with one letter.</summary>
/// <param name="Answers">One for each recipient.</param>
/// <param name="IsOpen">May the hub have the letter although no answer came (the connection broke after DATA)? Then no other hub is tried at once.</param>
public sealed record DeliveryResult(IReadOnlyList<RecipientAnswer> Answers, bool IsOpen);
