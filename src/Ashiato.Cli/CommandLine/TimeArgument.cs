using System.Globalization;
using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary>
/// A time on the command line: ISO 8601 (with a zone, else in the server's), <c>now</c>, <c>today</c>, <c>yesterday</c>,
/// <c>2 days ago</c>, <c>3h ago</c>; Japanese <c>昨日</c>, <c>3日前</c> too.
/// </summary>
internal static class TimeArgument
{
    /// <summary>Reads a time.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="zone">The zone of times without one.</param>
    /// <param name="now">The clock.</param>
    /// <param name="endOfDay">Does a bare date mean its end (for <c>--until</c>)?</param>
    /// <exception cref="UsageException">It is no time.</exception>
    public static DateTimeOffset Parse(string text, TimeZoneInfo zone, DateTimeOffset now, bool endOfDay = false)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var midnight = InZone(local.Date, zone);
        return text.Trim() switch
        {
            "now" or "今" => now,
            "today" or "今日" => endOfDay ? midnight.AddDays(1) : midnight,
            "yesterday" or "昨日" => endOfDay ? midnight : midnight.AddDays(-1),
            var ago when TryAgo(ago, now, out var then) => then,
            var iso when TryIso(iso, zone, endOfDay, out var then) => then,
            _ => throw new UsageException(new Text("'{0}' is no time; write 2026-03-01, 2026-03-01T12:00:00+09:00, yesterday or '2 days ago'",
                "'{0}' は時刻として読めません。2026-03-01、2026-03-01T12:00:00+09:00、昨日、'3日前' のように指定してください").With(text)),
        };
    }

    private static bool TryAgo(string text, DateTimeOffset now, out DateTimeOffset then)
    {
        then = default;
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 6)
        {
            return false;
        }

        var rest = text[digits..].Trim();
        var unit = rest.EndsWith("ago", StringComparison.Ordinal) ? rest[..^3].Trim() : rest.EndsWith('前') ? rest[..^1].Trim() : "";
        var count = int.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        TimeSpan? span = unit switch
        {
            "s" or "sec" or "second" or "seconds" or "秒" => TimeSpan.FromSeconds(count),
            "m" or "min" or "minute" or "minutes" or "分" => TimeSpan.FromMinutes(count),
            "h" or "hour" or "hours" or "時間" => TimeSpan.FromHours(count),
            "d" or "day" or "days" or "日" => TimeSpan.FromDays(count),
            "w" or "week" or "weeks" or "週間" => TimeSpan.FromDays(7L * count),
            _ => null,
        };
        then = span is { } s && s < TimeSpan.FromDays(365_000) ? now - s : default;
        return span is not null;
    }

    private static bool TryIso(string text, TimeZoneInfo zone, bool endOfDay, out DateTimeOffset then)
    {
        string[] dates = ["yyyy-MM-dd"];
        if (DateTime.TryParseExact(text, dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            then = InZone(endOfDay ? date.AddDays(1) : date, zone);
            return true;
        }

        string[] zoned = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss K", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK"];
        then = default;
        if (!DateTime.TryParseExact(text, zoned, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            return false;
        }

        then = time.Kind == DateTimeKind.Unspecified ? InZone(time, zone) : new DateTimeOffset(time.ToUniversalTime(), TimeSpan.Zero);
        return true;
    }

    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)));
}
