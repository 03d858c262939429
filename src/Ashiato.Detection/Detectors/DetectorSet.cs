using Ashiato.Core;
using Ashiato.Detection.Detectors.Logins;

namespace Ashiato.Detection.Detectors;

/// <summary>
/// Gives each record to the detectors that want its kind, each message once however many files hold it, login records last.
/// Records without a kind cost one comparison, and what those ask who watch the order.
/// </summary>
public sealed class DetectorSet : IRecordSink
{
    private readonly IReadOnlyList<Detector> _detectors;
    private readonly IOrderWatcher[] _watchers;
    // A kind's constant is one object, so its own (reference) equality is what is wanted.
    private readonly Dictionary<Constant, Kind> _byCode = [];
    private readonly EchoFilter _echoes;
    private readonly LoginRecordReplay _loginRecords = new();

    /// <summary>A set of detectors.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="echoes">Knows what another log told already; shared with whoever looks at the same records.</param>
    public DetectorSet(IReadOnlyList<Detector> detectors, EchoFilter? echoes = null) =>
        (_detectors, _watchers, _echoes) = (detectors, [.. detectors.OfType<IOrderWatcher>()], echoes ?? new EchoFilter());

    /// <summary>What detectors, and the log-ins held back, dropped because there was too much of it; after <see cref="Conclude"/>.</summary>
    public long Dropped => _detectors.OfType<IDropCounter>().Sum(d => d.Dropped) + _loginRecords.Dropped;

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        foreach (var watcher in _watchers)
        {
            watcher.See(record);
        }

        if (record.Code is not { } code)
        {
            return;
        }

        if (!_byCode.TryGetValue(code, out var kind))
        {
            kind = _byCode[code] = KindOf(code.Value, record);
        }

        if (kind.IsHeldBack)
        {
            _loginRecords.Hold(record);
        }
        else if (kind.Wanting.Length > 0 && !_echoes.IsEcho(record))
        {
            if (kind.IsLoginToHost && record.HasTime)
            {
                _loginRecords.Heard(record.UnixNanoseconds);
            }

            Give(record, kind.Wanting);
        }
    }

    /// <summary>Asks every detector what it found.</summary>
    public FindingList Conclude()
    {
        var wanting = new Dictionary<Constant, Detector[]>();
        _loginRecords.Replay(record =>
        {
            if (!wanting.TryGetValue(record.Code!, out var detectors))
            {
                detectors = wanting[record.Code!] = Wanting(record.Code!.Value, record);
            }

            Give(record, detectors);
        });

        var findings = new FindingList();
        foreach (var detector in _detectors)
        {
            detector.Conclude(findings);
        }

        return findings;
    }

    private static void Give(Record record, Detector[] wanting)
    {
        foreach (var detector in wanting)
        {
            detector.Look(record);
        }
    }

    private Kind KindOf(string code, Record sample) => new(
        Wanting(code, sample),
        LoginEvent.IsRecordOfLogins(code),
        LoginEvent.IsToHost(code) && !LoginEvent.IsEcho(code) && sample.Is(FieldNames.EventCategory, "authentication"u8));

    private Detector[] Wanting(string code, Record sample) => [.. _detectors.Where(d => d.Wants(code, sample))];

    /// <summary>What is done with a kind of records.</summary>
    /// <param name="Wanting">The detectors that want it.</param>
    /// <param name="IsHeldBack">Is it given at the end, if nobody else tells it?</param>
    /// <param name="IsLoginToHost">Does it tell of a log-in that login records tell too?</param>
    private sealed record Kind(Detector[] Wanting, bool IsHeldBack, bool IsLoginToHost);
}
