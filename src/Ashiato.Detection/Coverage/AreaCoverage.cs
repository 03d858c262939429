using Ashiato.Core;

namespace Ashiato.Detection.Coverage;

/// <summary>The span of time for which one kind of evidence can answer, and what is missing from it.</summary>
/// <param name="Area">The kind of evidence.</param>
/// <param name="First">Its first event, or null when there is none.</param>
/// <param name="Last">Its last event.</param>
/// <param name="Records">How many records were read.</param>
/// <param name="Unparsed">How many of them no format understood.</param>
/// <param name="Files">The files it stands in, oldest first.</param>
/// <param name="Gaps">Silences inside the span.</param>
/// <param name="Missing">What is missing and why: rotated away, deleted, emptied, unreadable, cut.</param>
public sealed record AreaCoverage(
    EvidenceArea Area, DateTimeOffset? First, DateTimeOffset? Last, long Records, long Unparsed,
    IReadOnlyList<string> Files, IReadOnlyList<CoverageGap> Gaps, IReadOnlyList<Text> Missing)
{
    /// <summary>Is there any evidence of this kind?</summary>
    public bool Exists => Records > 0;

    /// <summary>Can it answer for the whole of a span of time?</summary>
    public bool Covers(DateTimeOffset from, DateTimeOffset until) =>
        First <= from && Last >= until && !Gaps.Any(g => g.From < until && g.Until > from);
}
