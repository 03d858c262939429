using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors;

/// <summary>Gathers findings and the counters that reports show beside them.</summary>
public sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    /// <summary>The findings so far.</summary>
    public IReadOnlyList<Finding> All => _findings;

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>An instant from nanoseconds since 1970.</summary>
    public static DateTimeOffset At(long unixNanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(unixNanoseconds / 100);

    /// <summary>Cuts a text from outside to a length fit for a title.</summary>
    public static string Short(string text, int most = 120) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most), "…");
}
