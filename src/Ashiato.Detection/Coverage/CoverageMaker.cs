using Ashiato.Core;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Detectors.Defense;

namespace Ashiato.Detection.Coverage;

/// <summary>Says for each kind of evidence which span it can answer for and what is missing.</summary>
public static class CoverageMaker
{
    /// <summary>Kinds that servers have, and every other kind of which something was found.</summary>
    public static IReadOnlyList<AreaCoverage> Make(IReadOnlyDictionary<EvidenceArea, AreaActivity> areas, IReadOnlyList<LogFileFact> files, IReadOnlyList<long> boots) =>
    [
        .. EvidenceAreas.All.Where(a => EvidenceAreas.Expected.Contains(a) || areas.ContainsKey(a) || files.Any(f => f.Area == a))
            .Where(a => a != EvidenceAreas.Other || areas.ContainsKey(a))
            .Select(a => Make(a, areas.GetValueOrDefault(a), [.. files.Where(f => f.Area == a)], boots)),
    ];

    private static AreaCoverage Make(EvidenceArea area, AreaActivity? activity, IReadOnlyList<LogFileFact> files, IReadOnlyList<long> boots)
    {
        var hasTime = activity is { HasTime: true };
        var hasRhythm = area == EvidenceAreas.Authentication || area == EvidenceAreas.System;
        return new AreaCoverage(
            area,
            hasTime ? FindingList.At(activity!.First) : null,
            hasTime ? FindingList.At(activity!.Last) : null,
            activity?.Records ?? 0,
            activity?.Unparsed ?? 0,
            [.. files.Select(f => f.Path)],
            activity is not null && hasRhythm ? LogGapFindings.Gaps(activity, boots) : [],
            Missing(area, activity, files));
    }

    private static List<Text> Missing(EvidenceArea area, AreaActivity? activity, IReadOnlyList<LogFileFact> files)
    {
        var missing = new List<Text>();
        if (files.Count == 0 && (activity?.Records ?? 0) == 0)
        {
            missing.Add(new("there is no such file", "該当するファイルがありません"));
        }

        foreach (var file in files.Where(f => f.Records == 0))
        {
            missing.Add(Nothing(file.Content).With(file.Path));
        }

        if (activity is { Absurd: > 0 } odd)
        {
            missing.Add(new Text("{0:N0} records are stamped before 1990 or after 2100: the clock was wrong, and when they happened is not known", "{0:N0} 件の時刻が 1990 年より前か 2100 年以降です。時計が狂っていたため、実際の時刻は分かりません").With(odd.Absurd));
        }

        // A log that is rotated has older parts; where there is just one and it is young, the rest has rotated away or was deleted.
        if (activity is { HasTime: true } && EvidenceAreas.Expected.Contains(area) && FindingList.At(activity.Last) - FindingList.At(activity.First) < TimeSpan.FromDays(2) && files.Count <= 1)
        {
            missing.Add(new("older parts have rotated away or were deleted", "古い分はローテーションで失われたか、削除されています"));
        }

        return missing;
    }

    private static Text Nothing(LogContent content) => content switch
    {
        LogContent.Unread => new("{0} could not be read", "{0} は読み取れませんでした"),
        LogContent.Foreign => new("{0} does not hold a log", "{0} の内容はログではありません"),
        _ => new("{0} is empty", "{0} は空です"),
    };
}
