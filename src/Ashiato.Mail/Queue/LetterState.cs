using Ashiato.Mail.Smtp;

namespace Ashiato.Mail.Queue;

/// <summary>What became of a letter so far.</summary>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Next">When it is tried next.</param>
/// <param name="Recipients">The last answer for each recipient.</param>
public sealed record LetterState(int Attempts, DateTimeOffset Next, IReadOnlyList<RecipientAnswer> Recipients);
