using Ashiato.Core;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Detectors.Logins;

namespace Ashiato.Detection.Timeline;

/// <summary>Counts log-ins a day, in the server's zone, and by address, for the charts.</summary>
public sealed class LoginCounter : Detector
{
    private const int MostDays = 40_000;
    private readonly Dictionary<DateOnly, (long Failed, long Granted)> _days = [];
    private readonly Ledger _addresses = new(100_000);
    private readonly TimeZoneInfo _zone;
    private long _quarter = long.MinValue;
    private DateOnly _day;
    private long _lastLogin = long.MinValue;

    /// <summary>A counter for a server in this zone.</summary>
    public LoginCounter(TimeZoneInfo zone) => _zone = zone;

    /// <summary>The days, in order.</summary>
    public IReadOnlyList<DayCount> Days => [.. _days.OrderBy(d => d.Key).Select(d => new DayCount(d.Key, d.Value.Failed, d.Value.Granted))];

    /// <summary>The last log-in to the server itself, or null.</summary>
    public DateTimeOffset? LastLogin => _lastLogin == long.MinValue ? null : FindingList.At(_lastLogin);

    /// <summary>The addresses with the most refusals.</summary>
    public IReadOnlyList<AddressCount> Busiest(int most) =>
        [.. _addresses.All.OrderByDescending(a => a.Value.Failures).ThenBy(a => System.Text.Encoding.UTF8.GetString(a.Key), StringComparer.Ordinal).Take(most)
            .Select(a => new AddressCount(System.Text.Encoding.UTF8.GetString(a.Key), a.Value.Failures, a.Value.Successes))];

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => sample.Is(FieldNames.EventCategory, "authentication"u8) && !LoginEvent.IsEcho(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!LoginEvent.TryRead(record, out var login))
        {
            return;
        }

        var day = DayOf(login.Time);
        if (_days.TryGetValue(day, out var count) || _days.Count < MostDays)
        {
            _days[day] = login.IsGranted ? (count.Failed, count.Granted + 1) : (count.Failed + login.Times, count.Granted);
        }

        if (login.IsGranted)
        {
            _ = _addresses.Get(login.Address).Succeed(login.Time, 0);
            _lastLogin = LoginEvent.IsToHost(record.Code!.Value) ? Math.Max(_lastLogin, login.Time) : _lastLogin;
        }
        else
        {
            _addresses.Get(login.Address).Fail(login.Time, 0, login.Times);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        // Charts only: no findings of its own.
    }

    /// <summary>The day in the server's zone; zones change on quarters of an hour, so one conversion serves a quarter.</summary>
    private DateOnly DayOf(long unixNanoseconds)
    {
        var quarter = unixNanoseconds / 900_000_000_000;
        if (quarter != _quarter)
        {
            _quarter = quarter;
            _day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(FindingList.At(unixNanoseconds), _zone).DateTime);
        }

        return _day;
    }
}
