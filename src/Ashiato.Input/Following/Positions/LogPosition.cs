namespace Ashiato.Input.Following.Positions;

/// <summary>How far one log was read.</summary>
/// <param name="Path">The log, as it is named in the list of logs.</param>
/// <param name="Read">When it was last read (UTC).</param>
/// <param name="Current">The newest part that was read.</param>
/// <param name="Before">
/// The part that was rotated away before it, or null when there was none. Its writer may add to it after the rotation, and it
/// says which parts are newer when the current one is still empty.
/// </param>
public sealed record LogPosition(string Path, DateTimeOffset Read, PartPosition Current, PartPosition? Before);
