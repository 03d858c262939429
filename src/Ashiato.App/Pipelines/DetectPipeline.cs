using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Geo;
using Ashiato.Detection.Ioc;
using Ashiato.Detection.Rules;
using Ashiato.Input.Sources;

namespace Ashiato.App.Pipelines;

/// <summary>Reads evidence and says what the detectors and rules found: the findings alone, without verdict and coverage.</summary>
public sealed class DetectPipeline : IReadingState, IDisposable
{
    private readonly DetectionStage _detection;
    private readonly GeoDatabase _geo;
    private readonly TimeZoneInfo? _zone;
    private readonly TimeZoneInfo _fallbackZone;
    private readonly TimeProvider _clock;
    private readonly IProblemSink _problems;
    private long _newest = long.MinValue;

    /// <summary>A pipeline.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="geo">Where addresses are.</param>
    /// <param name="indicators">Indicators of compromise to look for.</param>
    /// <param name="zone">Zone of stamps without one, as told by the person, or null.</param>
    /// <param name="fallbackZone">The zone where the evidence does not tell either.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="problems">Takes problems.</param>
    public DetectPipeline(RuleSet rules, GeoDatabase geo, IocSet indicators, TimeZoneInfo? zone, TimeZoneInfo fallbackZone, TimeProvider clock, IProblemSink problems)
    {
        _detection = new DetectionStage(DetectorCatalog.Make(geo), rules, indicators);
        (_geo, _zone, _fallbackZone, _clock, _problems) = (geo, zone, fallbackZone, clock, problems);
    }

    /// <inheritdoc/>
    public long Records { get; private set; }

    /// <inheritdoc/>
    public long? Newest => _newest == long.MinValue ? null : _newest;

    /// <summary>What was dropped because there was too much of it.</summary>
    public long Dropped => _detection.Dropped;

    /// <summary>Reads everything at a path (a file, an archive, a directory), or standard input for <c>-</c>.</summary>
    /// <param name="path">As given on the command line.</param>
    /// <param name="standardInput">Opens standard input.</param>
    /// <returns>False when there is nothing at the path, it may not be read, or it is one file that is no log; a problem says why.</returns>
    public bool Read(string path, Func<Stream> standardInput)
    {
        var problems = new ProblemList();
        var isRead = true;
        try
        {
            Read(path, standardInput, problems);
        }
        catch (EvidenceException e)
        {
            problems.Report(e.Problem);
            isRead = false;
        }

        foreach (var problem in problems.All)
        {
            _problems.Report(problem);
        }

        return isRead;
    }

    /// <summary>The findings, worst first, then by time.</summary>
    public IReadOnlyList<Finding> Conclude()
    {
        var findings = _detection.Conclude();
        foreach (var problem in _geo.Problems)
        {
            _problems.Report(problem);
        }

        return FindingOrder.Of(findings.All);
    }

    /// <inheritdoc/>
    public void Dispose() => _detection.Dispose();

    private void Read(string path, Func<Stream> standardInput, ProblemList problems)
    {
        using var root = EvidenceRootFactory.Open(path, standardInput, problems);
        var zone = _zone ?? HostZoneReader.Read(root, problems) ?? _fallbackZone;
        var reader = new FamilyReader(root, problems, zone, _clock, null);
        foreach (var family in LogSelection.Of(root, problems))
        {
            foreach (var _ in reader.Read(family, this))
            {
                // Reading is what gives the records.
            }
        }
    }

    /// <inheritdoc/>
    void IReadingState.See(Record record, EvidenceArea area)
    {
        Records++;
        _newest = record.HasTime ? Math.Max(_newest, record.UnixNanoseconds) : _newest;
        _detection.Accept(record);
    }
}
