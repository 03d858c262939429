using System.Globalization;

namespace Ashiato.Core;

/// <summary>An instant as a person in a zone writes it.</summary>
public static class LocalStamp
{
    /// <summary><c>2026-03-02 10:00</c>.</summary>
    public static string Minute(DateTimeOffset time, TimeZoneInfo zone) => Format(time, zone, "yyyy-MM-dd HH:mm");

    /// <summary><c>2026-03-02 10:00:05</c>.</summary>
    public static string Second(DateTimeOffset time, TimeZoneInfo zone) => Format(time, zone, "yyyy-MM-dd HH:mm:ss");

    /// <summary>In a format of <see cref="DateTimeOffset"/>.</summary>
    public static string Format(DateTimeOffset time, TimeZoneInfo zone, string format) => TimeZoneInfo.ConvertTime(time, zone).ToString(format, CultureInfo.InvariantCulture);
}
