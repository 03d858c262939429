using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors;

/// <summary>The order in which findings are told.</summary>
public static class FindingOrder
{
    /// <summary>The gravest first, then by time; those without a time come last.</summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<Finding> findings) =>
        [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.First ?? DateTimeOffset.MaxValue).ThenBy(f => f.Id, StringComparer.Ordinal)];
}
