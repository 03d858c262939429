using Ashiato.Core.Findings;

namespace Ashiato.Reports.Rendering;

/// <summary>
/// Findings as a person reads them: of many of one kind the first few whole, the others counted with the busiest by name. A
/// server that a thousand addresses probe has a thousand findings of one kind, and nobody reads them; JSON has them all.
/// </summary>
internal static class ShownFindings
{
    private const int MostAttempts = 3;
    private const int MostSigns = 8;
    private const int MostNames = 8;

    /// <summary>The findings that are shown whole, in their order, and with the last of a kind those of the kind that are only counted.</summary>
    public static IReadOnlyList<(Finding Finding, IReadOnlyList<Finding> More)> Of(IReadOnlyList<Finding> findings)
    {
        var kinds = findings.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var shown = new List<(Finding, IReadOnlyList<Finding>)>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var kind = kinds[finding.Id];
            var most = finding.Kind is FindingKind.Attempt or FindingKind.Notice ? MostAttempts : MostSigns;

            // One more than the bound is shown as well: it takes no more room than to say that there is one.
            most = kind.Count == most + 1 ? kind.Count : most;
            var number = counts[finding.Id] = counts.GetValueOrDefault(finding.Id) + 1;
            if (number <= most)
            {
                shown.Add((finding, number == most ? kind[most..] : []));
            }
        }

        return shown;
    }

    /// <summary>What is said of those that are only counted.</summary>
    public static Core.Text Summary(IReadOnlyList<Finding> more)
    {
        var names = more.Select(f => (Name: f.Actor.Address ?? f.Actor.User, f.Count)).Where(n => n.Name is not null)
            .GroupBy(n => n.Name, StringComparer.Ordinal).Select(g => (Name: g.Key!, Count: g.Sum(n => n.Count)))
            .OrderByDescending(n => n.Count).ThenBy(n => n.Name, StringComparer.Ordinal).ToList();
        var told = names.Take(MostNames).ToList();
        if (told.Count == 0)
        {
            return new Core.Text("… and {0:N0} more of this kind (--json shows all).", "… 同種の検出がほかに {0:N0} 件あります（--json ですべて表示）。").With(more.Count);
        }

        var en = string.Join(", ", told.Select(n => n.Count > 1 ? $"{n.Name} ({n.Count:N0} times)" : n.Name));
        var ja = string.Join("、", told.Select(n => n.Count > 1 ? $"{n.Name}（{n.Count:N0} 回）" : n.Name));
        return names.Count > told.Count
            ? new Core.Text("… and {0:N0} more of this kind, by {1:N0} others; the busiest: {2} (--json shows all).", "… 同種の検出がほかに {0:N0} 件（{1:N0} 者による）。多い順に {2}（--json ですべて表示）。")
                .With(more.Count, names.Count, new Core.Text(en, ja))
            : new Core.Text("… and {0:N0} more of this kind: {1}.", "… 同種の検出がほかに {0:N0} 件: {1}。").With(more.Count, new Core.Text(en, ja));
    }
}
