using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Detectors.Defense;
using Ashiato.Detection.Timeline;
using Ashiato.Detection.Verdict;
using Ashiato.Input.Formats;
using Ashiato.Input.Formats.LoginRecords;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources;
using Ashiato.Input.Stamps;

namespace Ashiato.App.Pipelines;

/// <summary>The main job: inventory, read, detect, verdict with coverage, timeline, what to do next.</summary>
public sealed class InvestigatePipeline
{
    /// <summary>A file time so much later than the host's newest event is that of the copy, not of the log.</summary>
    private static readonly TimeSpan CopyAge = TimeSpan.FromDays(30);

    private readonly InvestigationRequest _request;
    private readonly IProgress<ReadingProgress>? _progress;
    private readonly ProblemList _problems = new();
    private readonly LogReader _reader = new();
    private readonly List<FileSummary> _files = [];
    private readonly List<LogFileFact> _facts = [];
    private readonly FindingList _findings = new();
    private long _bytes;
    private long _storedDone;
    private long _storedTotal;

    /// <summary>A pipeline for one investigation.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Hears how far the reading is, or null.</param>
    public InvestigatePipeline(InvestigationRequest request, IProgress<ReadingProgress>? progress = null)
    {
        _request = request;
        _progress = progress;
    }

    /// <summary>Investigates.</summary>
    /// <exception cref="EvidenceException">There is nothing at the root or the notice, or it may not be read.</exception>
    public Investigation Run()
    {
        using var root = EvidenceRootFactory.Open(_request.Root, _request.StandardInput, _problems);
        var zone = _request.Zone ?? HostZoneReader.Read(root, _problems) ?? _request.FallbackZone;
        var notice = _request.AbusePath is { } path ? AbuseNoticeReader.Read(path, zone, _problems) : null;
        var state = new InvestigationState(_request, zone, notice?.Window);
        var families = LogSelection.Of(root, _problems);
        _storedTotal = families.Sum(f => f.Parts.Sum(p => p.Length ?? 0));
        foreach (var family in families)
        {
            ReadFamily(family, zone, state);
        }

        var hostName = EvidenceFacts.Read(root, _problems).HostName ?? state.Host;
        return Conclude(state, zone, hostName, notice);
    }

    private void ReadFamily(LogFamily family, TimeZoneInfo zone, InvestigationState state)
    {
        var newest = NewestEvent(state);
        var parts = family.Parts.Select(p => ((Func<Stream>)(() => Unpacker.Open(p.Open(), p.DisplayPath, new ProblemList())), Capped(p.Modified, newest))).ToList();
        var years = MayLackYears(family) ? FamilyYears.Resolve(parts, zone, newest ?? _request.Clock.GetUtcNow()) : null;
        for (var i = 0; i < family.Parts.Count; i++)
        {
            ReadPart(family, i, years?[i], zone, state);
        }
    }

    /// <summary>Databases and journals carry whole times; a first pass over them would be in vain.</summary>
    private static bool MayLackYears(LogFamily family) =>
        family.Kind is not { IsBinary: true } && family.Parts.All(p => p.RelativePath != "-") && !family.Path.EndsWith(".journal", StringComparison.Ordinal);

    private DateTimeOffset? NewestEvent(InvestigationState state)
    {
        var last = state.Areas.Values.Where(a => a.HasTime).Select(a => a.Last).DefaultIfEmpty(long.MinValue).Max();
        var now = _request.Clock.GetUtcNow();
        return last == long.MinValue || FindingList.At(last) > now ? null : FindingList.At(last).AddDays(2);
    }

    private static DateTimeOffset? Capped(DateTimeOffset? modified, DateTimeOffset? newest) =>
        newest is { } n && (modified is null || modified - n > CopyAge) ? n : modified;

    private void ReadPart(LogFamily family, int index, YearResolver? years, TimeZoneInfo zone, InvestigationState state)
    {
        var part = family.Parts[index];
        var before = _problems.All.Count;
        var sink = new FileSink(part.RelativePath, Known(part), state);
        var context = new ReadContext { Zone = zone, Problems = _problems, Origin = new RecordOrigin(part.DisplayPath), Modified = part.Modified, Years = years };
        try
        {
            using var counted = new CountedStream(part.Open(), done => _progress?.Report(new ReadingProgress(part.DisplayPath, _storedDone + done, _storedTotal, state.Records)));
            _reader.Read(counted, part.Name, sink, context);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Report(new Problem(e is UnauthorizedAccessException ? ProblemKind.Denied : ProblemKind.Unreadable, part.DisplayPath, sink.Bytes,
                new Text("{0}: cannot be read ({1}); everything else was read", "{0}: 読み取れません（{1}）。他のファイルは読み取りました").With(part.DisplayPath, e.Message)));
        }

        _storedDone += part.Length ?? 0;
        _bytes += sink.Bytes;
        AuditLoginRecords(part, sink);
        var isNewest = index == family.Parts.Count - 1 && (family.HasCurrent || family.Parts.Count == 1);
        _facts.Add(new LogFileFact(part.RelativePath, family.Path, isNewest, sink.Area, part.Length ?? 0, sink.Records, At(sink.First, sink), At(sink.Last, sink), part.Modified));
        _files.Add(Summary(family, part, sink, isNewest, [.. _problems.All.Skip(before)]));
    }

    private static EvidenceArea? Known(EvidenceFile part)
    {
        var area = EvidenceAreas.Of(part.RelativePath, null);
        return area == EvidenceAreas.Other ? null : area;
    }

    private static DateTimeOffset? At(long time, FileSink sink) => sink.First <= sink.Last ? FindingList.At(time) : null;

    private static FileSummary Summary(LogFamily family, EvidenceFile part, FileSink sink, bool isNewest, IReadOnlyList<Problem> problems) => new()
    {
        Path = part.RelativePath,
        What = family.Kind?.What ?? LogSelection.Unknown,
        AreaId = sink.Area.Id,
        StoredBytes = part.Length,
        Records = sink.Records,
        Parsed = sink.Parsed,
        First = At(sink.First, sink),
        Last = At(sink.Last, sink),
        Formats = sink.Formats,
        Oddities = FileOddities.Of(family, part, sink.Records, sink.Parsed, sink.NulBytes, At(sink.Last, sink), isNewest, problems),
    };

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

    private static HashSet<EvidenceArea> Wiped(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(f => f.Id is "defense.wtmp_zeroed" or "defense.wtmp_spliced").Select(_ => EvidenceAreas.Sessions)];

    private Investigation Conclude(InvestigationState state, TimeZoneInfo zone, string? host, AbuseNotice? notice)
    {
        var boots = state.Boots;
        var coverage = CoverageMaker.Make(state.Areas, _facts, boots);
        foreach (var finding in state.Detectors.Conclude().All.Concat(EmptiedLogFindings.Find(_facts)))
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

        var findings = _findings.All.OrderByDescending(f => f.Severity).ThenBy(f => f.First ?? DateTimeOffset.MaxValue).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        var level = VerdictMaker.Level(findings);
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
            Story = StoryTeller.Tell(level, findings, zone),
            Unknown = VerdictMaker.Unknown(coverage, findings, zone),
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
