using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Verdict;

namespace Ashiato.Detection.Incidents;

/// <summary>What one intruder did, as far as the findings can be tied to each other: by address, account, key, and by what happened right beside it.</summary>
public sealed record Incident
{
    /// <summary>Compromised where one of the steps is evidence of success, else suspicious.</summary>
    public required VerdictLevel Level { get; init; }

    /// <summary>How sure it is that this is one intruder's work: that of the best evidence of success.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The addresses used, in the order they appear.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The accounts used or made.</summary>
    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>The steps, in time order.</summary>
    public required IReadOnlyList<IncidentStep> Steps { get; init; }

    /// <summary>What happened, in a few sentences for a person who is no security expert.</summary>
    public required IReadOnlyList<Text> Summary { get; init; }

    /// <summary>What cannot be said about it.</summary>
    public required IReadOnlyList<Text> Unknown { get; init; }

    /// <summary>What would change it: what would make it less, and what more.</summary>
    public required IReadOnlyList<Text> WouldChange { get; init; }

    /// <summary>The first step after trying, or null when no step has a time.</summary>
    public DateTimeOffset? First => Dated.Select(s => s.Finding.First).Min();

    /// <summary>The newest trace, or null when no step has a time.</summary>
    public DateTimeOffset? Last => Dated.Select(s => s.Finding.Last ?? s.Finding.First).Max();

    /// <summary>Of what was wiped only the time before and after is known: where there are other steps, those give the dates.</summary>
    private IEnumerable<IncidentStep> Dated => Steps.Any(s => s.Stage is not (IncidentStage.Attempt or IncidentStage.Hiding))
        ? Steps.Where(s => s.Stage is not (IncidentStage.Attempt or IncidentStage.Hiding))
        : Steps.Where(s => s.Stage != IncidentStage.Attempt);
}
