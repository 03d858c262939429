namespace Ashiato.Input.Following.Positions;

/// <summary>How far the journal of one directory was read.</summary>
/// <param name="Directory">The directory, as it was named.</param>
/// <param name="Cursors">One for each sequence of entries that was seen, in ordinal order of its id.</param>
public sealed record JournalPosition(string Directory, IReadOnlyList<JournalCursor> Cursors);
