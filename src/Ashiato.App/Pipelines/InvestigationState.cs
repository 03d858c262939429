using Ashiato.Core;
using Ashiato.Detection.Abuse;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Lineage;
using Ashiato.Detection.Timeline;

namespace Ashiato.App.Pipelines;

/// <summary>Everything that grows while the evidence is read. All of it is bounded.</summary>
internal sealed class InvestigationState : IReadingState, IDisposable
{
    private readonly long _since;
    private readonly long _until;
    private readonly Dictionary<EvidenceArea, AreaActivity> _areas = [];

    public InvestigationState(InvestigationRequest request, TimeZoneInfo zone, AbuseWindow? abuse)
    {
        _since = Nanoseconds(request.Since, long.MinValue);
        _until = Nanoseconds(request.Until, long.MaxValue);
        Abuse = abuse;
        Logins = new LoginCounter(zone);
        Detection = new DetectionStage([.. DetectorCatalog.Make(request.Geo), Logins], request.Rules, request.Indicators, Lineage);
    }

    /// <summary>Detectors, rules and indicators.</summary>
    public DetectionStage Detection { get; }

    /// <summary>Who was there and which process started which; complete when detection has concluded.</summary>
    public LineageLog Lineage { get; } = new();

    /// <summary>Log-ins for the charts; of detection, so complete when that has concluded.</summary>
    public LoginCounter Logins { get; }

    /// <summary>What an abuse notice asks about, or null.</summary>
    public AbuseWindow? Abuse { get; }

    /// <summary>When each kind of evidence spoke.</summary>
    public IReadOnlyDictionary<EvidenceArea, AreaActivity> Areas => _areas;

    /// <summary>The server itself.</summary>
    public ServerFacts Server { get; } = new();

    /// <inheritdoc/>
    public long Records { get; private set; }

    /// <inheritdoc/>
    public long? Newest => _areas.Values.Where(a => a.HasTime).Select(a => (long?)a.Last).Max();

    /// <summary>Records with a time that lies in the time that was asked for.</summary>
    public long AskedFor { get; private set; }

    /// <summary>Records that no format understood.</summary>
    public long Unparsed { get; private set; }

    /// <inheritdoc/>
    public void See(Record record, EvidenceArea area)
    {
        Records++;
        Unparsed += record.IsParsed ? 0 : 1;
        Activity(area).See(record);
        if (record.HasTime && (record.UnixNanoseconds < _since || record.UnixNanoseconds > _until))
        {
            return;
        }

        AskedFor += record.HasTime ? 1 : 0;
        Server.See(record, area);
        Detection.Accept(record);
        Abuse?.See(record, area);
    }

    /// <inheritdoc/>
    public void Dispose() => Detection.Dispose();

    private static long Nanoseconds(DateTimeOffset? time, long otherwise) =>
        time is { } t ? Math.Clamp(t.ToUnixTimeSeconds(), -9_000_000_000, 9_000_000_000) * 1_000_000_000 : otherwise;

    private AreaActivity Activity(EvidenceArea area)
    {
        if (!_areas.TryGetValue(area, out var activity))
        {
            activity = _areas[area] = new AreaActivity();
        }

        return activity;
    }
}
