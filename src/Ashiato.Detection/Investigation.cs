using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Abuse;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Incidents;
using Ashiato.Detection.Timeline;
using Ashiato.Detection.Verdict;

namespace Ashiato.Detection;

/// <summary>Everything an investigation found out: what the reports show.</summary>
public sealed record Investigation
{
    /// <summary>The evidence root as named by the person.</summary>
    public required string Root { get; init; }

    /// <summary>The host as its logs name it, or null.</summary>
    public string? Host { get; init; }

    /// <summary>The server's time zone; reports show times in it.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When the investigation was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Only events from here on were looked at (<c>--since</c>), or null.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only events up to here were looked at (<c>--until</c>), or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The verdict.</summary>
    public required VerdictLevel Level { get; init; }

    /// <summary>The verdict in one sentence.</summary>
    public required Text Headline { get; init; }

    /// <summary>What happened, in three to six sentences for a person who is no security expert.</summary>
    public required IReadOnlyList<Text> Story { get; init; }

    /// <summary>The incidents: what was found, tied to those who did it. Compromises first, then by time.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>How many more incidents there may be that are not told one by one, because there are too many.</summary>
    public int UntoldIncidents { get; init; }

    /// <summary>What cannot be known from this evidence, most important first.</summary>
    public required IReadOnlyList<Text> Unknown { get; init; }

    /// <summary>What would change the verdict.</summary>
    public required IReadOnlyList<Text> WouldChange { get; init; }

    /// <summary>What to do now, in order.</summary>
    public required IReadOnlyList<Text> NextSteps { get; init; }

    /// <summary>The answer to an abuse notice, or null when none was given.</summary>
    public AbuseAnswer? Abuse { get; init; }

    /// <summary>Findings, worst first, then by time.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The telling steps in time order.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>For each kind of evidence, the span it can answer for.</summary>
    public required IReadOnlyList<AreaCoverage> Coverage { get; init; }

    /// <summary>Log-ins and refused log-ins a day, without days on which neither happened.</summary>
    public required IReadOnlyList<DayCount> Days { get; init; }

    /// <summary>The busiest guessing addresses, most refused log-ins first, at most twenty.</summary>
    public required IReadOnlyList<AddressCount> Addresses { get; init; }

    /// <summary>Every file read.</summary>
    public required IReadOnlyList<FileSummary> Files { get; init; }

    /// <summary>What could not be read, or not to its end.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>Records read in all.</summary>
    public required long Records { get; init; }

    /// <summary>Records that no format understood.</summary>
    public required long Unparsed { get; init; }

    /// <summary>Unpacked bytes read in all.</summary>
    public required long Bytes { get; init; }
}
