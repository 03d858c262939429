namespace Ashiato.Mail.Queue;

/// <summary>What one run of the queue did.</summary>
/// <param name="Delivered">Letters that everybody has got.</param>
/// <param name="Deferred">Letters that somebody has not got yet.</param>
/// <param name="Bounced">Letters that somebody will not get.</param>
/// <param name="Damaged">Files that are no letters.</param>
/// <param name="NotDue">Letters whose time has not come, or that another process sends.</param>
/// <param name="Trouble">The last answers that were no success, each once.</param>
public sealed record QueueReport(int Delivered, int Deferred, int Bounced, int Damaged, int NotDue, IReadOnlyList<string> Trouble);
