using System.Globalization;
using Ashiato.Detection.Timeline;

namespace Ashiato.Reports.Rendering.Html.Charts;

/// <summary>Counts of days put together so that a chart stays readable: days, else weeks (ISO 8601, from Monday), months or years.</summary>
internal static class DayBuckets
{
    /// <summary>More bars than these cannot be told apart on a phone.</summary>
    public const int Most = 75;

    private static readonly (Core.Text Name, Func<DateOnly, DateOnly> First, Func<DateOnly, DateOnly> Next, string Format)[] Widths =
    [
        (new("day", "日"), d => d, d => d.AddDays(1), "yyyy-MM-dd"),
        (new("week", "週"), d => d.AddDays(-(((int)d.DayOfWeek + 6) % 7)), d => d.AddDays(7), "yyyy-MM-dd"),
        (new("month", "月"), d => new DateOnly(d.Year, d.Month, 1), d => d.AddMonths(1), "yyyy-MM"),
        (new("year", "年"), d => new DateOnly(d.Year, 1, 1), d => d.AddYears(1), "yyyy"),
    ];

    /// <summary>The buckets in order, empty ones too, with the name of their width.</summary>
    public static (Core.Text Width, IReadOnlyList<DayBucket> Buckets) Of(IReadOnlyList<DayCount> days)
    {
        if (days.Count == 0)
        {
            return (Widths[0].Name, []);
        }

        var (width, first, next, format) = Widths[^1];
        foreach (var candidate in Widths)
        {
            if (Count(candidate.First(days[0].Day), days[^1].Day, candidate.Next) <= Most)
            {
                (width, first, next, format) = candidate;
                break;
            }
        }

        var sums = days.GroupBy(d => first(d.Day)).ToDictionary(g => g.Key, g => (g.Sum(d => d.FailedLogins), g.Sum(d => d.Logins)));
        var buckets = new List<DayBucket>();
        for (var at = first(days[0].Day); at <= days[^1].Day && buckets.Count < 10 * Most; at = next(at))
        {
            var (failed, granted) = sums.GetValueOrDefault(at);
            buckets.Add(new DayBucket(at.ToString(format, CultureInfo.InvariantCulture), failed, granted));
        }

        return (width, buckets);
    }

    private static int Count(DateOnly first, DateOnly last, Func<DateOnly, DateOnly> next)
    {
        var count = 0;
        for (var at = first; at <= last && count <= Most; at = next(at))
        {
            count++;
        }

        return count;
    }
}
