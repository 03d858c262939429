using System.Globalization;
using Ashiato.Detection;

namespace Ashiato.Reports.Rendering.Html.Charts;

/// <summary>A common axis of time from 0 (left) to 1 (right), with marks at round local times.</summary>
internal sealed class TimeAxis
{
    /// <summary>More marks than these collide on a phone.</summary>
    private const int MostMarks = 4;

    /// <summary>One broken clock must not squeeze everything else into a point: times before this much of the end stand at the left edge.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365 * 5);

    private static readonly (TimeSpan Step, string Format)[] Steps =
    [
        (TimeSpan.FromHours(1), "MM-dd HH:mm"), (TimeSpan.FromHours(3), "MM-dd HH:mm"), (TimeSpan.FromHours(6), "MM-dd HH:mm"), (TimeSpan.FromHours(12), "MM-dd HH:mm"),
        (TimeSpan.FromDays(1), "yyyy-MM-dd"), (TimeSpan.FromDays(2), "yyyy-MM-dd"), (TimeSpan.FromDays(7), "yyyy-MM-dd"), (TimeSpan.FromDays(14), "yyyy-MM-dd"),
    ];

    private static readonly int[] Months = [1, 2, 3, 6, 12, 24];
    private readonly TimeZoneInfo _zone;

    public TimeAxis(DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone)
    {
        _zone = zone;
        Until = until;
        From = until - from > Longest ? until - Longest : from;
    }

    /// <summary>The left edge.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The right edge.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>The axis over all spans of a coverage and the time a notice asks about, or null when nothing has a time. Stamps of the future do not widen it.</summary>
    public static TimeAxis? Over(Investigation investigation)
    {
        var (coverage, zone) = (investigation.Coverage, investigation.Zone);
        var spans = coverage.Where(c => c is { First: not null, Last: not null }).ToList();
        if (spans.Count == 0)
        {
            return null;
        }

        var (from, until) = (spans.Min(c => c.First!.Value), spans.Max(c => c.Last!.Value));
        var latest = investigation.MadeAt.AddDays(1);
        until = until > latest && from < latest ? latest : until;
        if (investigation.Abuse is { From: { } asked, Until: { } askedUntil } && askedUntil < latest)
        {
            (from, until) = (asked < from ? asked : from, askedUntil > until ? askedUntil : until);
        }

        return new TimeAxis(from, until - from < TimeSpan.FromHours(1) ? from.AddHours(1) : until, zone);
    }

    /// <summary>Where an instant stands, 0 to 1; outside the axis, at its edge.</summary>
    public double At(DateTimeOffset time) => Math.Clamp((time - From) / (Until - From), 0, 1);

    /// <summary>Is the instant on the axis?</summary>
    public bool Shows(DateTimeOffset time) => time >= From && time <= Until;

    /// <summary>Round local times with their labels.</summary>
    public IReadOnlyList<(double At, string Label)> Marks()
    {
        var (from, until) = (Local(From), Local(Until));
        foreach (var (step, format) in Steps)
        {
            if ((until - from) / step <= MostMarks)
            {
                var first = new DateTime(((from.Ticks - 1) / step.Ticks + 1) * step.Ticks);
                return Marks(first, until, at => at + step, format);
            }
        }

        var months = Months.First(m => m == Months[^1] || (until - from).TotalDays / 30.4 / m <= MostMarks);
        var month = new DateTime(from.Year, 1, 1);
        while (month < from)
        {
            month = month.AddMonths(months);
        }

        return Marks(month, until, at => at.AddMonths(months), months >= 12 ? "yyyy" : "yyyy-MM");
    }

    private List<(double, string)> Marks(DateTime first, DateTime until, Func<DateTime, DateTime> next, string format)
    {
        var marks = new List<(double, string)>();
        for (var at = first; at <= until; at = next(at))
        {
            var instant = new DateTimeOffset(at, _zone.GetUtcOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified)));
            marks.Add((At(instant), at.ToString(format, CultureInfo.InvariantCulture)));
        }

        return marks;
    }

    private DateTime Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone).DateTime;
}
