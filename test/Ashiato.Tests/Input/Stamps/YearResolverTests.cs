using System.Globalization;
using System.Text;
using Ashiato.Input.Stamps;

namespace Ashiato.Tests.Input.Stamps;

/// <summary>Years that are not written: over new year, on leap days, with clocks that step and late lines, in one file and in a rotated family.</summary>
public sealed class YearResolverTests
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    [Theory]
    [InlineData("2026-11-29 12:00:00", "11-29", 2026)]
    [InlineData("2026-11-29 12:00:00", "11-30", 2025)]
    [InlineData("2026-01-01 00:00:00", "12-31", 2025)]
    [InlineData("2026-11-29 12:00:00", "02-29", 2024)]
    [InlineData("2024-02-29 12:00:00", "02-29", 2024)]
    [InlineData("2024-02-28 12:00:00", "02-29", 2020)]
    [InlineData("2101-01-01 00:00:00", "02-29", 2096)]
    public void A_stamp_alone_is_the_newest_that_is_not_later_than_the_clock(string now, string day, int year)
    {
        var (month, dayOfMonth) = Day(day);
        Assert.Equal(year, YearResolver.Alone(Seconds(now)).Resolve(month, dayOfMonth, 0));
    }

    /// <param name="modified">When the file was last written.</param>
    /// <param name="rows">Month, day and the year expected.</param>
    [Theory]
    [InlineData("2026-03-05 12:00:00", "03-01:2026 03-05:2026")]
    [InlineData("2026-01-05 12:00:00", "12-30:2025 12-31:2025 01-01:2026 01-05:2026")]
    [InlineData("2026-03-05 12:00:00", "12-31:2024 01-01:2025 06-01:2025 12-31:2025 01-01:2026")]
    [InlineData("2024-03-05 12:00:00", "02-28:2024 02-29:2024 03-01:2024")]
    // A copy that lost its time: the 29 February says which year it was, for the lines before it and after it.
    [InlineData("2026-03-05 12:00:00", "02-27:2024 02-29:2024 03-01:2024 03-04:2024")]
    [InlineData("2026-11-29 12:00:00", "12-31:2023 01-01:2024 02-29:2024 03-01:2024")]
    [InlineData("2026-11-29 12:00:00", "02-29:2024 12-31:2024 01-01:2025")]
    [InlineData("2027-06-01 12:00:00", "11-30:2023 02-29:2024 11-30:2024 02-28:2025 03-01:2025")]
    [InlineData("2026-03-01 12:00:00", "02-29:2024")]
    // Silent for most of a year: no line that came late.
    [InlineData("2026-09-20 12:00:00", "02-01:2026 09-20:2026")]
    [InlineData("2026-11-20 12:00:00", "02-28:2026 11-20:2026")]
    // The clock was set back; a line of the old year came late.
    [InlineData("2026-03-05 12:00:00", "03-04:2026 03-02:2026 03-05:2026")]
    [InlineData("2026-01-05 12:00:00", "12-31:2025 01-01:2026 12-31:2025 01-02:2026")]
    public void A_row_keeps_its_order(string modified, string rows)
    {
        var expected = rows.Split(' ').Select(r => (Day: r[..5], Year: int.Parse(r[6..], CultureInfo.InvariantCulture))).ToList();
        var text = string.Concat(expected.Select(e => Line(e.Day)));
        var resolver = Assert.Single(FamilyYears.Resolve([(() => Open(text), Time(modified))], TimeZoneInfo.Utc, Time("2030-01-01 00:00:00")));
        Assert.Equal(expected.Select(e => e.Year), expected.Select(e => Year(resolver, e.Day)));
    }

    [Fact]
    public void A_rotated_family_is_dated_from_its_newest_part_backward()
    {
        string[] parts = ["02-27 02-29 03-31", "04-01 12-31", "01-01 02-28"];
        var resolvers = FamilyYears.Resolve(
            [.. parts.Select(p => ((Func<Stream>)(() => Open(string.Concat(p.Split(' ').Select(Line)))), (DateTimeOffset?)null))], TimeZoneInfo.Utc, Time("2025-03-02 00:00:00"));
        Assert.Equal([2024, 2024, 2024, 2024, 2024, 2025, 2025], parts.SelectMany((p, i) => p.Split(' ').Select(day => Year(resolvers[i], day))));
    }

    private static string Line(string day)
    {
        var (month, dayOfMonth) = Day(day);
        return string.Create(CultureInfo.InvariantCulture, $"{new DateTime(2000, month, dayOfMonth):MMM} {dayOfMonth,2} 10:00:00 web1 a: b\n");
    }

    private static int Year(YearResolver resolver, string day)
    {
        var (month, dayOfMonth) = Day(day);
        return resolver.Resolve(month, dayOfMonth, 36_000);
    }

    private static (int Month, int Day) Day(string text) => (int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(3, 2), CultureInfo.InvariantCulture));

    private static MemoryStream Open(string text) => new(Encoding.ASCII.GetBytes(text));

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static long Seconds(string text) => Time(text).ToUnixTimeSeconds();
}
