using Ashiato.Core.Findings;
using Ashiato.Detection.Lineage;
using Ashiato.Detection.Verdict;

namespace Ashiato.Detection.Incidents;

/// <summary>Ties findings to incidents: each begins with evidence of success, and takes in what the same intruder did. Weighty signs that belong to none make incidents that are suspicious.</summary>
public static class IncidentMaker
{
    private const int Most = 50;
    private const int MostRounds = 5;

    /// <summary>One act that several logs tell, or that two rules see, is one step.</summary>
    private static readonly TimeSpan SameAct = TimeSpan.FromMinutes(1);

    /// <summary>The incidents, compromises first, then by time.</summary>
    /// <param name="findings">All findings.</param>
    /// <param name="zone">The server's zone, for the times in the summaries.</param>
    /// <param name="lineage">Which line belongs to which session and process; null where nothing is known of that.</param>
    /// <param name="untold">How many more there may be that are not told one by one, because there are too many.</param>
    public static IReadOnlyList<Incident> Make(IReadOnlyList<Finding> findings, TimeZoneInfo zone, LineageTree? lineage, out int untold)
    {
        lineage ??= LineageTree.Empty;
        var groups = new List<IncidentGroup>();
        foreach (var finding in findings.Where(IsProof).OrderBy(f => f.First ?? DateTimeOffset.MaxValue))
        {
            var group = groups.Find(g => g.Owns(finding));
            if (group is null)
            {
                if (groups.Count >= Most)
                {
                    continue;
                }

                group = new IncidentGroup(lineage);
                groups.Add(group);
            }

            group.Add(finding);
        }

        Gather(groups, findings);
        var incidents = groups.Select(g => Describe(g, zone)).ToList();
        var told = new HashSet<Finding>(groups.SelectMany(g => g.Findings), ReferenceEqualityComparer.Instance);
        var suspicions = Suspicions(findings, told, zone, lineage);
        incidents.AddRange(suspicions.Take(Most));
        untold = findings.Count(f => IsProof(f) && !told.Contains(f)) + Math.Max(0, suspicions.Count - Most);
        return incidents;
    }

    private static bool IsProof(Finding finding) => finding.Kind == FindingKind.Intrusion && finding.Confidence >= Confidence.Medium;

    /// <summary>Takes in what belongs to a group; each finding may tell of one more address or account, so it goes on until nothing changes.</summary>
    private static void Gather(List<IncidentGroup> groups, IReadOnlyList<Finding> findings)
    {
        var open = findings.Where(f => f.Kind != FindingKind.Notice || f.Severity >= Severity.Low).OrderBy(f => f.First ?? DateTimeOffset.MaxValue).ToList();
        for (var round = 0; round < MostRounds; round++)
        {
            var taken = 0;
            foreach (var group in groups)
            {
                var own = open.FindAll(group.Owns);
                own.ForEach(group.Add);
                taken += own.Count > 0 ? open.RemoveAll(new HashSet<Finding>(own, ReferenceEqualityComparer.Instance).Contains) : 0;
            }

            taken += Join(groups);
            if (taken == 0)
            {
                return;
            }
        }
    }

    private static int Join(List<IncidentGroup> groups)
    {
        var joined = 0;
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = groups.Count - 1; j > i; j--)
            {
                if (groups[i].Meets(groups[j]))
                {
                    groups[j].Findings.ForEach(groups[i].Add);
                    groups.RemoveAt(j);
                    joined++;
                }
            }
        }

        return joined;
    }

    private static List<Incident> Suspicions(IReadOnlyList<Finding> findings, HashSet<Finding> told, TimeZoneInfo zone, LineageTree lineage) =>
        [.. findings.Where(f => f.Kind is FindingKind.Sign or FindingKind.Intrusion && !told.Contains(f))
            .GroupBy(f => WhoOf(f, lineage), StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0 && VerdictMaker.Level([.. g]) == VerdictLevel.Suspicious)
            .Select(g =>
            {
                var group = new IncidentGroup(lineage);
                foreach (var finding in g)
                {
                    group.Add(finding);
                }

                return Describe(group, zone);
            })
            .OrderBy(i => i.First ?? DateTimeOffset.MaxValue)];

    /// <summary>The account; where nobody or root is named, that of the session in which it was done.</summary>
    private static string WhoOf(Finding finding, LineageTree lineage) =>
        (finding.Actor.User is null or "root" && finding.Actor.Address is null ? finding.Evidence.Select(e => lineage.SessionOf(e)?.User).FirstOrDefault(u => u is not null) : null)
        ?? finding.Actor.User ?? finding.Actor.Address ?? "";

    private static Incident Describe(IncidentGroup group, TimeZoneInfo zone)
    {
        var steps = new List<IncidentStep>();
        foreach (var finding in group.Findings.OrderBy(f => f.First ?? DateTimeOffset.MaxValue).ThenByDescending(f => f.Severity))
        {
            var stage = IncidentStages.Of(finding);
            if (!steps.Exists(s => s.Finding.Id == finding.Id && s.Finding.First is { } a && finding.First is { } b && (b - a).Duration() <= SameAct && stage != IncidentStage.Entry))
            {
                steps.Add(new IncidentStep(stage, finding));
                if (stage == IncidentStage.Entry && IncidentStages.IsLeftBehind(finding))
                {
                    // The script through which they came in is still there.
                    steps.Add(new IncidentStep(IncidentStage.Persistence, finding));
                }
            }
        }

        var level = VerdictMaker.Level(group.Findings);
        var incident = new Incident
        {
            Level = level,
            Confidence = group.Findings.Where(f => f.Kind == FindingKind.Intrusion).Select(f => f.Confidence).DefaultIfEmpty(Confidence.Low).Max(),
            Addresses = group.Addresses,
            Users = [.. group.Users],
            Steps = steps,
            Summary = [],
            Unknown = IncidentStory.Unknown(level, steps),
            WouldChange = IncidentStory.WouldChange(level, steps),
        };
        return incident with { Summary = IncidentStory.Tell(level, steps, incident.Addresses, incident.Last, zone) };
    }
}
