namespace Ashiato.Reports.Check;

/// <summary>One of the parts of a check's mail.</summary>
/// <param name="Title">Its name, as the configuration has it (<c>Security Events</c>).</param>
/// <param name="IsAttack">Is it the part for attacks?</param>
/// <param name="Lines">All its lines.</param>
/// <param name="Groups">They by shape, what matters most first.</param>
/// <param name="Others">Lines of further shapes, of which there were too many: counted, not shown.</param>
public sealed record CheckLetterSection(string Title, bool IsAttack, long Lines, IReadOnlyList<CheckGroup> Groups, long Others);
