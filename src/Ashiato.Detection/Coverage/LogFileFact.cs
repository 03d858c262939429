namespace Ashiato.Detection.Coverage;

/// <summary>What was seen of one file, for the detectors that compare files.</summary>
/// <param name="Path">Path inside the evidence root.</param>
/// <param name="Family">The family of rotated parts, for example <c>auth.log</c> with its directory.</param>
/// <param name="IsNewest">Is it the part that is written to now?</param>
/// <param name="Area">The kind of evidence.</param>
/// <param name="StoredBytes">Bytes as stored.</param>
/// <param name="Records">Records read.</param>
/// <param name="First">First event.</param>
/// <param name="Last">Last event.</param>
/// <param name="Modified">Time of modification, or null.</param>
public sealed record LogFileFact(
    string Path, string Family, bool IsNewest, EvidenceArea Area, long StoredBytes, long Records, DateTimeOffset? First, DateTimeOffset? Last, DateTimeOffset? Modified)
{
    /// <summary>What became of its content.</summary>
    public LogContent Content { get; init; }
}
