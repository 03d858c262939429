namespace Ashiato.Core;

/// <summary>The time zone of the host whose logs are read.</summary>
public static class HostZone
{
    /// <summary>The running machine's zone; right for its own logs only.</summary>
#pragma warning disable RS0030 // This is the one place that may ask for the machine's zone.
    public static TimeZoneInfo OfThisMachine => TimeZoneInfo.Local;
#pragma warning restore RS0030

    /// <summary>The zone of an IANA name (<c>Asia/Tokyo</c>), <c>UTC</c> or a fixed offset (<c>+09:00</c>); null when there is no such zone.</summary>
    public static TimeZoneInfo? Find(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        if (name.Length >= 3 && name[0] is '+' or '-'
            && TimeSpan.TryParseExact(name.AsSpan(1), name.Contains(':', StringComparison.Ordinal) ? @"hh\:mm" : "hhmm", null, out var offset)
            && offset <= TimeSpan.FromHours(14))
        {
            offset = name[0] == '-' ? -offset : offset;
            return TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);
        }

        return null;
    }
}
