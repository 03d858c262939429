namespace Ashiato.Input.Stamps;

/// <summary>Turns local civil seconds of one zone into UTC. Offsets are kept a quarter of an hour at a time: zones change on such borders.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private const long Quarter = 900;
    private readonly bool _isFixed = !zone.SupportsDaylightSavingTime && zone.GetAdjustmentRules().Length == 0;
    private readonly long _base = (long)zone.BaseUtcOffset.TotalSeconds;
    private long _quarter = long.MinValue;
    private long _offset;

    /// <summary>Seconds since 1970 UTC of a local civil time. A time that a change of the clock skipped is read with the offset before the change.</summary>
    public long ToUtc(long localSeconds)
    {
        if (_isFixed)
        {
            return localSeconds - _base;
        }

        var quarter = Math.DivRem(localSeconds, Quarter).Quotient;
        if (quarter != _quarter)
        {
            _quarter = quarter;
            _offset = OffsetAt(localSeconds);
        }

        return localSeconds - _offset;
    }

    /// <summary>Local civil seconds of an instant.</summary>
    public long FromUtc(long utcSeconds) => utcSeconds + (long)zone.GetUtcOffset(Clamp(utcSeconds, DateTimeKind.Utc)).TotalSeconds;

    private long OffsetAt(long localSeconds)
    {
        var local = Clamp(localSeconds, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            local = local.AddHours(-3);
        }

        return (long)zone.GetUtcOffset(local).TotalSeconds;
    }

    private static DateTime Clamp(long seconds, DateTimeKind kind) =>
        DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(Math.Clamp(seconds, -62_000_000_000, 250_000_000_000)), kind);
}
