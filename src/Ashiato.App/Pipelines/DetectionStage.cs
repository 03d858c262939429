using Ashiato.Core;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Ioc;
using Ashiato.Detection.Lineage;
using Ashiato.Detection.Rules;

namespace Ashiato.App.Pipelines;

/// <summary>Detectors, rules and indicators behind one door. Where there is a second processor they work there while the next records are read.</summary>
internal sealed class DetectionStage : IRecordSink, IDisposable
{
    private readonly Looking _looking;
    private readonly RecordRelay? _relay;

    /// <summary>A stage.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="indicators">Indicators of compromise.</param>
    /// <param name="lineage">Notes who was there and which process started which; null where nobody asks.</param>
    public DetectionStage(IReadOnlyList<Detector> detectors, RuleSet rules, IocSet indicators, LineageLog? lineage = null)
    {
        var echoes = new EchoFilter();
        _looking = new Looking(new DetectorSet(detectors, echoes), new RuleEngine(rules, echoes), new IocDetector(indicators), lineage);
        _relay = Environment.ProcessorCount > 1 ? new RecordRelay(_looking) : null;
    }

    /// <summary>What was dropped because there was too much of it; after <see cref="Conclude"/>.</summary>
    public long Dropped => _looking.Detectors.Dropped + _looking.Rules.Dropped + _looking.Indicators.Dropped;

    /// <inheritdoc/>
    public void Accept(Record record) => ((IRecordSink?)_relay ?? _looking).Accept(record);

    /// <summary>Says what was found. No records may come after.</summary>
    public FindingList Conclude()
    {
        _relay?.Complete();
        var findings = _looking.Detectors.Conclude();
        _looking.Rules.Conclude(findings);
        _looking.Indicators.Conclude(findings);
        return findings;
    }

    /// <inheritdoc/>
    public void Dispose() => _relay?.Dispose();

    private sealed record Looking(DetectorSet Detectors, RuleEngine Rules, IocDetector Indicators, LineageLog? Lineage) : IRecordSink
    {
        public void Accept(Record record)
        {
            Detectors.Accept(record);
            Rules.Accept(record);
            Indicators.Accept(record);
            Lineage?.Accept(record);
        }
    }
}
