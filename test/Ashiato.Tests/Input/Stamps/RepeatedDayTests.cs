using System.Text;
using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Tests.Input.Stamps;

/// <summary>Lines of one day follow one another: what the reader remembers of a day never changes what a stamp means.</summary>
public sealed class RepeatedDayTests
{
    private const long Noon = 1773144000; // 2026-03-10T12:00:00Z

    [Fact]
    public void Alone_each_second_of_the_clocks_own_day_finds_its_own_year()
    {
        var reader = new StampReader(TimeZoneInfo.Utc, YearResolver.Alone(Noon));
        Assert.Equal(Noon - 3600, Read(reader, "Mar 10 11:00:00"));
        Assert.Equal(Noon + 3600 - (365 * 86400), Read(reader, "Mar 10 13:00:00"));
        Assert.Equal(Noon, Read(reader, "Mar 10 12:00:00"));
        Assert.Equal(Noon + 1 - (365 * 86400), Read(reader, "Mar 10 12:00:01"));
    }

    [Fact]
    public void What_is_remembered_gives_what_a_fresh_reader_gives()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(1), "test", "test", "test summer",
            [TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 29),
                TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 25))]);
        var reader = new StampReader(zone, YearResolver.Alone(Noon));
        foreach (var day in new[] { "Mar  9", "Mar 09", "Mar 10", "Mar 11", "Mar 29", "Oct 25", "Dec 31", "Jan  1", "Feb 29" })
        {
            for (var minute = 0; minute < 1440; minute += 7)
            {
                var text = $"{day} {minute / 60:00}:{minute % 60:00}:{minute % 59:00}";
                Assert.Equal(Read(new StampReader(zone, YearResolver.Alone(Noon)), text), Read(reader, text));
            }

            Assert.Equal(Read(new StampReader(zone, YearResolver.Alone(Noon)), day + " 23:59:60"), Read(reader, day + " 23:59:60"));
        }
    }

    [Fact]
    public void In_a_row_a_late_line_of_the_old_year_and_the_days_around_it_keep_their_years()
    {
        var reader = new StampReader(TimeZoneInfo.Utc, YearResolver.Row(Noon, 3, 10, 1));
        Assert.Equal("2025-12-31 23:59:58", Day(reader, "Dec 31 23:59:58"));
        Assert.Equal("2025-12-31 23:59:59", Day(reader, "Dec 31 23:59:59"));
        Assert.Equal("2026-01-01 00:00:01", Day(reader, "Jan  1 00:00:01"));
        Assert.Equal("2026-01-01 00:00:02", Day(reader, "Jan  1 00:00:02"));
        Assert.Equal("2025-12-31 23:59:57", Day(reader, "Dec 31 23:59:57"));
        Assert.Equal("2025-12-31 23:59:58", Day(reader, "Dec 31 23:59:58"));
        Assert.Equal("2026-01-01 00:00:03", Day(reader, "Jan  1 00:00:03"));
        Assert.Equal("2026-03-10 00:00:03", Day(reader, "Mar 10 00:00:03"));
    }

    [Theory]
    [InlineData("Mar 10 11:00:0x")]
    [InlineData("Mar 10 11:00;00")]
    [InlineData("Mar 10 24:00:00")]
    [InlineData("Mar 10 11:60:00")]
    [InlineData("Mar 10 11:00:61")]
    [InlineData("Mar 10 11:0/:00")]
    [InlineData("Mar 10 11:0\u00e9:0")]
    [InlineData("Mar 10 1100:000")]
    public void No_clock_is_made_up(string text)
    {
        var reader = new StampReader(TimeZoneInfo.Utc, YearResolver.Alone(Noon));
        _ = Read(reader, "Mar 10 11:00:00");
        Assert.False(reader.TryBsd(Encoding.UTF8.GetBytes(text + " text"), out _));
        Assert.False(new StampReader(TimeZoneInfo.Utc, YearResolver.Alone(Noon)).TryBsd(Encoding.UTF8.GetBytes(text + " text"), out _));
    }

    private static long Read(StampReader reader, string text)
    {
        Assert.True(reader.TryBsd(Encoding.UTF8.GetBytes(text + " host"), out var stamp), text);
        Assert.Equal((TimeOrigin.YearInferred, 15), (stamp.Origin, stamp.Length));
        return stamp.UnixNanoseconds / 1_000_000_000;
    }

    private static string Day(StampReader reader, string text) =>
        DateTimeOffset.FromUnixTimeSeconds(Read(reader, text)).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
