using Ashiato.Core;

namespace Ashiato.Detection.Detectors;

/// <summary>Gives each record to the detectors that want its kind. Records without a kind cost one comparison.</summary>
public sealed class DetectorSet : IRecordSink
{
    private readonly IReadOnlyList<Detector> _detectors;
    // A kind's constant is one object, so its own (reference) equality is what is wanted.
    private readonly Dictionary<Constant, Detector[]> _byCode = [];

    /// <summary>A set of detectors.</summary>
    public DetectorSet(IReadOnlyList<Detector> detectors) => _detectors = detectors;

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        if (record.Code is not { } code)
        {
            return;
        }

        if (!_byCode.TryGetValue(code, out var wanting))
        {
            wanting = [.. _detectors.Where(d => d.Wants(code.Value, record))];
            _byCode[code] = wanting;
        }

        foreach (var detector in wanting)
        {
            detector.Look(record);
        }
    }

    /// <summary>Asks every detector what it found.</summary>
    public FindingList Conclude()
    {
        var findings = new FindingList();
        foreach (var detector in _detectors)
        {
            detector.Conclude(findings);
        }

        return findings;
    }
}
