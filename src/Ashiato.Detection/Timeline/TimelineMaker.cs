using Ashiato.Core.Findings;

namespace Ashiato.Detection.Timeline;

/// <summary>Puts the telling steps in time order.</summary>
public static class TimelineMaker
{
    /// <summary>A person reads this many; the JSON report has them all.</summary>
    public const int Most = 500;

    /// <summary>The steps of all findings that have a time.</summary>
    public static IReadOnlyList<TimelineEntry> Make(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(f => f.First is not null).Select(f => new TimelineEntry(f.First!.Value, f.Severity, f.Title, f.Id, f.Evidence.Count > 0 ? f.Evidence[^1] : null))
            .OrderBy(t => t.Time).ThenByDescending(t => t.Severity).Take(Most)];
}
