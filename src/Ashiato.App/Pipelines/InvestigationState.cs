using Ashiato.Core;
using Ashiato.Detection.Abuse;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Ioc;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Timeline;

namespace Ashiato.App.Pipelines;

/// <summary>Everything that grows while the evidence is read. All of it is bounded.</summary>
internal sealed class InvestigationState : IReadingState
{
    private const int MostBoots = 10_000;
    private readonly long _since;
    private readonly long _until;
    private readonly Dictionary<EvidenceArea, AreaActivity> _areas = [];
    private readonly List<long> _boots = [];
    private string? _host;

    public InvestigationState(InvestigationRequest request, TimeZoneInfo zone, AbuseWindow? abuse)
    {
        _since = Nanoseconds(request.Since, long.MinValue);
        _until = Nanoseconds(request.Until, long.MaxValue);
        Abuse = abuse;
        Logins = new LoginCounter(zone);
        Rules = new RuleEngine(request.Rules);
        Indicators = new IocDetector(request.Indicators);
        Detectors = new DetectorSet([.. DetectorCatalog.Make(request.Geo), Logins]);
    }

    /// <summary>The detectors.</summary>
    public DetectorSet Detectors { get; }

    /// <summary>The rules.</summary>
    public RuleEngine Rules { get; }

    /// <summary>Indicators of compromise.</summary>
    public IocDetector Indicators { get; }

    /// <summary>Log-ins for the charts.</summary>
    public LoginCounter Logins { get; }

    /// <summary>What an abuse notice asks about, or null.</summary>
    public AbuseWindow? Abuse { get; }

    /// <summary>When each kind of evidence spoke.</summary>
    public IReadOnlyDictionary<EvidenceArea, AreaActivity> Areas => _areas;

    /// <summary>When the server started, nanoseconds since 1970, in order.</summary>
    public IReadOnlyList<long> Boots => [.. _boots.Order()];

    /// <summary>The host as its logs name it first, or null.</summary>
    public string? Host => _host;

    /// <inheritdoc/>
    public long Records { get; private set; }

    /// <inheritdoc/>
    public long? Newest => _areas.Values.Where(a => a.HasTime).Select(a => (long?)a.Last).Max();

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

        // Many formats have something in front that could pass for a host; these two kinds of logs name it for sure.
        if (_host is null && (area == EvidenceAreas.Authentication || area == EvidenceAreas.System) && record.Has(FieldNames.ProcessName))
        {
            _host = record.GetString(FieldNames.HostName);
        }

        if (record.Code is { } code)
        {
            if (code.Value is "wtmp.boot" or "kernel.boot" or "systemd.booted" && record.HasTime && _boots.Count < MostBoots)
            {
                _boots.Add(record.UnixNanoseconds);
            }

            Detectors.Accept(record);
        }

        Rules.Accept(record);
        Indicators.Accept(record);

        Abuse?.See(record, area);
    }

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
