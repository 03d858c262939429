using Ashiato.Core;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors;
using Ashiato.Input.Formats;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources;
using Ashiato.Input.Stamps;

namespace Ashiato.App.Pipelines;

/// <summary>Reads logs family by family, part by part in time order, and decides the years of stamps that carry none. A file that fails is told and does not stop the rest.</summary>
internal sealed class FamilyReader
{
    /// <summary>A file time so much later than the host's newest event is that of the copy, not of the log.</summary>
    private static readonly TimeSpan CopyAge = TimeSpan.FromDays(30);

    /// <summary>One log may have stopped this long before another, because it is quiet or because somebody stopped it.</summary>
    private static readonly TimeSpan LogsDiffer = TimeSpan.FromDays(30);

    private readonly EvidenceRoot _root;
    private readonly LogReader _reader = new();
    private readonly ProblemList _problems;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _clock;
    private readonly IProgress<ReadingProgress>? _progress;
    private long _storedDone;
    private long _storedTotal;

    /// <summary>A reader.</summary>
    /// <param name="root">The evidence.</param>
    /// <param name="problems">Takes what goes wrong.</param>
    /// <param name="zone">Zone of stamps without one.</param>
    /// <param name="clock">The clock: no stamp without a year is later.</param>
    /// <param name="progress">Hears how far the reading is, or null.</param>
    public FamilyReader(EvidenceRoot root, ProblemList problems, TimeZoneInfo zone, TimeProvider clock, IProgress<ReadingProgress>? progress)
    {
        (_root, _problems, _zone, _clock, _progress) = (root, problems, zone, clock, progress);
    }

    /// <summary>Tells how much there will be to read, for the progress.</summary>
    public void Expect(IReadOnlyList<LogFamily> families) => _storedTotal = families.Sum(f => f.Parts.Sum(p => p.Length ?? 0));

    /// <summary>Reads the parts of a log, oldest first. What the catalogue knows to be no log is not read.</summary>
    /// <exception cref="EvidenceException">The root is this file alone, and it is no log.</exception>
    public IReadOnlyList<PartReading> Read(LogFamily family, IReadingState state)
    {
        if (family.Kind is { IsLog: false })
        {
            return [.. family.Parts.Select((p, i) => new PartReading(family, p, IsNewest(family, i), true, new FileSink(p.RelativePath, Known(p), state), []))];
        }

        var years = Years(family, state);
        return [.. family.Parts.Select((_, i) => ReadPart(family, i, years?[i], state))];
    }

    private IReadOnlyList<YearResolver>? Years(LogFamily family, IReadingState state)
    {
        if (!MayLackYears(family))
        {
            return null;
        }

        var newest = NewestEvent(state);
        var parts = family.Parts.Select(p => ((Func<Stream>)(() => Unpacker.Open(p.Open(), p.DisplayPath, new ProblemList())), Capped(p.Modified, newest))).ToList();
        return FamilyYears.Resolve(parts, _zone, _clock.GetUtcNow());
    }

    /// <summary>Databases and journals carry whole times; a first pass over them would be in vain.</summary>
    private static bool MayLackYears(LogFamily family) =>
        family.Kind is not { IsBinary: true } && family.Parts.All(p => p.RelativePath != "-") && !family.Path.EndsWith(".journal", StringComparison.Ordinal);

    /// <summary>What no event of the host is later than, as far as the logs read so far tell; null when they tell nothing.</summary>
    private DateTimeOffset? NewestEvent(IReadingState state) =>
        state.Newest is { } last && FindingList.At(last) is var at && at <= _clock.GetUtcNow() ? at + LogsDiffer : null;

    private static DateTimeOffset? Capped(DateTimeOffset? modified, DateTimeOffset? newest) =>
        newest is { } n && (modified is null || modified - n > CopyAge) ? n : modified;

    private PartReading ReadPart(LogFamily family, int index, YearResolver? years, IReadingState state)
    {
        var part = family.Parts[index];
        var before = _problems.All.Count;
        var sink = new FileSink(part.RelativePath, Known(part), state);
        var context = new ReadContext { Zone = _zone, Problems = _problems, Origin = new RecordOrigin(part.DisplayPath) { Log = family.Path }, Modified = part.Modified, Years = years };
        var isLog = true;
        try
        {
            using var counted = new CountedStream(part.Open(), done => _progress?.Report(new ReadingProgress(part.DisplayPath, _storedDone + done, _storedTotal, state.Records)));
            isLog = _reader.Read(counted, part.Name, sink, context);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Report(new Problem(e is UnauthorizedAccessException ? ProblemKind.Denied : ProblemKind.Unreadable, part.DisplayPath, sink.Bytes,
                new Text("{0}: cannot be read ({1}); everything else was read", "{0}: 読み取れません（{1}）。他のファイルは読み取りました").With(part.DisplayPath, e.Message)));
        }

        if (!isLog && _root.IsSingleFile)
        {
            throw new EvidenceException(_problems.All.First(p => p.Kind == ProblemKind.NotALog));
        }

        _storedDone += part.Length ?? 0;
        return new PartReading(family, part, IsNewest(family, index), isLog, sink, [.. _problems.All.Skip(before)]);
    }

    private static bool IsNewest(LogFamily family, int index) => index == family.Parts.Count - 1 && (family.HasCurrent || family.Parts.Count == 1);

    private static EvidenceArea? Known(EvidenceFile part)
    {
        var area = EvidenceAreas.Of(part.RelativePath, null);
        return area == EvidenceAreas.Other ? null : area;
    }
}
