using Ashiato.Core;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Detectors.Defense;
using Ashiato.Input.Sources;
using Ashiato.Reports.Inventory;

namespace Ashiato.App.Pipelines;

/// <summary>Reads every log of an evidence root once and says what each is for, how far back it speaks and what is odd about it.</summary>
public sealed class InventoryPipeline
{
    /// <summary>Silences told of one log.</summary>
    private const int MostSilences = 3;

    /// <summary>Logs that a running server writes all the time: their silence is odd.</summary>
    private static readonly EvidenceArea[] Steady = [EvidenceAreas.Authentication, EvidenceAreas.System, EvidenceAreas.Web, EvidenceAreas.Audit];

    private readonly InventoryRequest _request;
    private readonly IProgress<ReadingProgress>? _progress;
    private readonly ProblemList _problems = new();
    private readonly InventoryState _state = new();

    /// <summary>A pipeline for one inventory.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Hears how far the reading is, or null.</param>
    public InventoryPipeline(InventoryRequest request, IProgress<ReadingProgress>? progress = null)
    {
        _request = request;
        _progress = progress;
    }

    /// <summary>Makes the inventory.</summary>
    /// <exception cref="EvidenceException">There is nothing at the root, it may not be read, or it is one file that is no log.</exception>
    public LogInventory Run()
    {
        using var root = EvidenceRootFactory.Open(_request.Root, _request.StandardInput, _problems);
        var zone = _request.Zone ?? HostZoneReader.Read(root, _problems) ?? _request.FallbackZone;
        var reader = new FamilyReader(root, _problems, zone, _request.Clock, _progress);
        var families = LogSelection.Of(root, _problems);
        reader.Expect(families);
        var drafts = families.Select(f => Read(f, reader)).ToList();
        return new LogInventory
        {
            Root = _request.Root,
            Host = EvidenceFacts.Read(root, _problems).HostName ?? _state.Server.Host,
            Zone = zone,
            MadeAt = _request.Clock.GetUtcNow(),
            Logs = [.. drafts.OrderBy(d => EvidenceAreas.All.ToList().IndexOf(d.Area)).ThenBy(d => d.Family.Path, StringComparer.Ordinal).Select(d => Log(d, zone))],
            Missing = root is DirectoryRoot or ArchiveRoot ? UsualLogs.Missing(drafts.Select(d => d.Family.Kind?.Id ?? "").ToHashSet(StringComparer.Ordinal)) : [],
            Problems = _problems.All,
        };
    }

    private Draft Read(LogFamily family, FamilyReader reader)
    {
        _state.Begin();
        var parts = reader.Read(family, _state);
        var area = parts.Select(p => p.Sink.Area).FirstOrDefault(a => a != EvidenceAreas.Other) ?? EvidenceAreas.Other;
        return new Draft(family, [.. parts.Select(p => p.Summary())], area, parts.Any(p => p.IsNewest), _state.Activity);
    }

    private InventoryLog Log(Draft draft, TimeZoneInfo zone)
    {
        var kind = draft.Family.Kind;
        return new InventoryLog
        {
            Path = draft.Family.Path,
            KindId = kind?.Id,
            Area = draft.Area,
            What = kind?.What ?? LogSelection.Unknown,
            Writer = kind?.Writer,
            Tells = kind?.Tells,
            Silent = kind?.Silent,
            IsBinary = kind?.IsBinary ?? false,
            Parts = draft.Parts,
            Oddities = Oddities(draft, zone),
        };
    }

    private List<Text> Oddities(Draft draft, TimeZoneInfo zone)
    {
        var odd = new List<Text>();
        if (!Steady.Contains(draft.Area) || draft.Activity is not { HasTime: true } activity)
        {
            return odd;
        }

        var gaps = draft.Area == EvidenceAreas.Web ? [] : LogGapFindings.Gaps(activity, _state.Server.Boots);
        odd.AddRange(gaps.Take(MostSilences).Select(g => new Text("silent {0} to {1}: {2}", "空白 {0} 〜 {1}: {2}").With(Text.Same(LocalStamp.Minute(g.From, zone)), Text.Same(LocalStamp.Minute(g.Until, zone)), g.Why)));
        if (gaps.Count > MostSilences)
        {
            odd.Add(new Text("and {0} more silences", "空白はほかに {0} か所").With(gaps.Count - MostSilences));
        }

        // A clock that once ran ahead must not make every log look old.
        var now = _request.Clock.GetUtcNow();
        var newest = _state.Newest is { } last && FindingList.At(last) < now ? FindingList.At(last) : now;
        if (FileOddities.Stale(FindingList.At(activity.Last), newest, draft.HasCurrent) is { } stale)
        {
            odd.Add(stale);
        }

        return odd;
    }

    /// <summary>A log that has been read; what is odd about it can be said once all have been.</summary>
    private sealed record Draft(LogFamily Family, IReadOnlyList<FileSummary> Parts, EvidenceArea Area, bool HasCurrent, AreaActivity Activity);
}
