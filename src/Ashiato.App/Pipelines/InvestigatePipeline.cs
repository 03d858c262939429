using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Detectors.Defense;
using Ashiato.Detection.Incidents;
using Ashiato.Detection.Lineage;
using Ashiato.Detection.Timeline;
using Ashiato.Detection.Verdict;
using Ashiato.Input.Formats.LoginRecords;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources;

namespace Ashiato.App.Pipelines;

/// <summary>The main job: inventory, read, detect, verdict with coverage, timeline, what to do next.</summary>
public sealed class InvestigatePipeline
{
    private static readonly Text NoGeo = new(
        "From which countries the log-ins came: there is no geographic database here ('ashiato geo install' brings one).",
        "ログイン元の国は分かりません。位置情報データベースがありません（'ashiato geo install' でインストールできます）。");

    private static readonly Text NothingLeft = new(
        "What happened in the time that was asked for: no log read here has a record of it.",
        "指定された期間に何があったかは分かりません。読み取ったログに、その期間の記録は 1 件もありません。");

    private readonly InvestigationRequest _request;
    private readonly IProgress<ReadingProgress>? _progress;
    private readonly ProblemList _problems = new();
    private readonly List<FileSummary> _files = [];
    private readonly List<LogFileFact> _facts = [];
    private readonly FindingList _findings = new();
    private long _bytes;

    /// <summary>A pipeline for one investigation.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Hears how far the reading is, or null.</param>
    public InvestigatePipeline(InvestigationRequest request, IProgress<ReadingProgress>? progress = null)
    {
        _request = request;
        _progress = progress;
    }

    /// <summary>Investigates.</summary>
    /// <exception cref="EvidenceException">There is nothing at the root or the notice, it may not be read, or it is one file that is no log.</exception>
    public Investigation Run()
    {
        using var root = EvidenceRootFactory.Open(_request.Root, _request.StandardInput, _problems);
        var zone = _request.Zone ?? HostZoneReader.Read(root, _problems) ?? _request.FallbackZone;
        var notice = _request.AbusePath is { } path ? AbuseNoticeReader.Read(path, zone, _problems) : null;
        using var state = new InvestigationState(_request, zone, notice?.Window);
        var reader = new FamilyReader(root, _problems, zone, _request.Clock, _progress);
        var families = LogSelection.Of(root, _problems);
        reader.Expect(families);
        foreach (var reading in families.SelectMany(f => reader.Read(f, state)))
        {
            _bytes += reading.Sink.Bytes;
            AuditLoginRecords(reading.Part, reading.Sink);
            if (reading.Family.Kind is not { IsLog: false })
            {
                _facts.Add(reading.Fact());
            }

            _files.Add(reading.Summary());
        }

        var hostName = EvidenceFacts.Read(root, _problems).HostName ?? state.Server.Host;
        return Conclude(state, zone, hostName, notice);
    }

    /// <summary>wtmp and btmp are read once more for places where records were wiped, spliced or cut.</summary>
    private void AuditLoginRecords(EvidenceFile part, FileSink sink)
    {
        if (!sink.Formats.Any(f => f is "wtmp" or "btmp" or "utmp"))
        {
            return;
        }

        try
        {
            using var content = Unpacker.Open(part.Open(), part.DisplayPath, new ProblemList());
            foreach (var finding in LoginRecordFindings.Of(part.RelativePath, LoginRecordAudit.Inspect(content, sink.Formats.Contains("btmp"))))
            {
                _findings.Add(finding);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Already told when it was read.
        }
    }

    private bool IsLimited => _request.Since is not null || _request.Until is not null;

    /// <summary>What was not kept apart, because memory is bounded.</summary>
    private static IEnumerable<Text> TooMuch(InvestigationState state)
    {
        if (state.Detection.Dropped > 0)
        {
            yield return new Text("Whether something small was overlooked among very much: {0:N0} counts were dropped or put together.", "大量の記録に紛れた小さな兆候: 件数が多すぎるため、{0:N0} 件の集計を破棄または統合しました。").With(state.Detection.Dropped);
        }

        if (state.Lineage.Dropped > 0)
        {
            yield return new Text("Of the oldest {0:N0} sessions and processes, what belongs to which: there were too many to remember.", "古いセッションとプロセス {0:N0} 件の親子関係: 件数が多すぎるため保持していません。").With(state.Lineage.Dropped);
        }
    }

    private static HashSet<EvidenceArea> Wiped(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(f => f.Id is "defense.wtmp_zeroed" or "defense.wtmp_spliced").Select(_ => EvidenceAreas.Sessions)];

    /// <summary>Gaps and wiped records are found in whole logs: those outside of the time that was asked for are left out.</summary>
    private bool IsAskedFor(Finding finding) =>
        !((finding.Last ?? finding.First) < _request.Since) && !((finding.First ?? finding.Last) > _request.Until);

    private Investigation Conclude(InvestigationState state, TimeZoneInfo zone, string? host, AbuseNotice? notice)
    {
        var boots = state.Server.Boots;
        var coverage = CoverageMaker.Make(state.Areas, _facts, boots);
        var detected = state.Detection.Conclude();
        foreach (var problem in _request.Geo.Problems)
        {
            _problems.Report(problem);
        }

        foreach (var finding in detected.All.Concat(EmptiedLogFindings.Find(_facts, state.Logins.LastLogin)))
        {
            _findings.Add(finding);
        }

        foreach (var area in coverage.Where(c => c.Area == EvidenceAreas.Authentication || c.Area == EvidenceAreas.System))
        {
            if (LogGapFindings.Describe(area.Area, area.Gaps, boots) is { } gap)
            {
                _findings.Add(gap);
            }
        }

        var findings = FindingOrder.Of(_findings.All.Where(IsAskedFor));
        var level = VerdictMaker.Level(findings);
        var incidents = IncidentMaker.Make(findings, zone, new LineageTree(state.Lineage), out var untold);
        return new Investigation
        {
            Root = _request.Root,
            Host = host,
            Zone = zone,
            MadeAt = _request.Clock.GetUtcNow(),
            Since = _request.Since,
            Until = _request.Until,
            Level = level,
            Headline = VerdictMaker.Headline(level, findings),
            Story = StoryTeller.Tell(level, findings, incidents, zone),
            Incidents = incidents,
            UntoldIncidents = untold,
            Unknown = [.. IsLimited && state.AskedFor == 0 ? [NothingLeft] : Array.Empty<Text>(), .. VerdictMaker.Unknown(coverage, findings, zone), .. _request.Geo is { IsEmpty: true, Problems.Count: 0 } ? [NoGeo] : Array.Empty<Text>(), .. TooMuch(state)],
            WouldChange = VerdictMaker.WouldChange(level),
            NextSteps = VerdictMaker.NextSteps(level, findings),
            Abuse = notice?.Answer(coverage, state.Abuse, zone, Wiped(findings)),
            Findings = findings,
            Timeline = TimelineMaker.Make(findings),
            Coverage = coverage,
            Days = state.Logins.Days,
            Addresses = state.Logins.Busiest(20),
            Files = _files,
            Problems = _problems.All,
            Records = state.Records,
            Unparsed = state.Unparsed,
            Bytes = _bytes,
        };
    }
}
