using Ashiato.Input.Stamps;

namespace Ashiato.Tests.Input.Stamps;

public sealed class ShortStampsTests
{
    private static readonly StampReader Reader = new(TimeZoneInfo.Utc, YearResolver.Alone(Civil.Seconds(2026, 3, 31, 0, 0, 0)));

    [Theory]
    [InlineData("260301 100000 77 INFO", "2026-03-01T10:00:00")]
    [InlineData("260301 10:00:00 [Note]", "2026-03-01T10:00:00")]
    [InlineData("260301  9:00:00 [Note]", "2026-03-01T09:00:00")]
    [InlineData("26/03/01 10:00:00 INFO", "2026-03-01T10:00:00")]
    [InlineData("26/03-01 10:00:00 INFO", null)]
    [InlineData("261301 100000 77 INFO", null)]
    [InlineData("260301 256000 77 INFO", null)]
    [InlineData("260301        ", null)]
    public void Two_digits_for_the_year(string text, string? expected) =>
        Check(ShortStamps.TryTwoDigitYear(Reader, System.Text.Encoding.ASCII.GetBytes(text), out var stamp), stamp, expected);

    [Theory]
    [InlineData("01 Mar 2026 10:00:00.123 *", "2026-03-01T10:00:00.123")]
    [InlineData("1 Mar 10:00:00.5 * text", "2026-03-01T10:00:00.5")]
    [InlineData("30 Apr 10:00:00 * text", "2025-04-30T10:00:00")]
    [InlineData("31 Apr 10:00:00 * text", null)]
    [InlineData("01 Mrz 10:00:00 * text", null)]
    public void The_day_first(string text, string? expected) =>
        Check(ShortStamps.TryDayFirst(Reader, System.Text.Encoding.ASCII.GetBytes(text), out var stamp), stamp, expected);

    [Theory]
    [InlineData("0301 10:00:00.123456 7", "2026-03-01T10:00:00.123456")]
    [InlineData("1231 23:59:59.000001 7", "2025-12-31T23:59:59.000001")]
    [InlineData("1331 23:59:59.000001 7", null)]
    public void Month_and_day(string text, string? expected) =>
        Check(ShortStamps.TryMonthDay(Reader, System.Text.Encoding.ASCII.GetBytes(text), out var stamp), stamp, expected);

    private static void Check(bool found, in Stamp stamp, string? expected)
    {
        Assert.Equal(expected is not null, found);
        if (expected is not null)
        {
            Assert.Equal(DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), DateTime.UnixEpoch.AddTicks(stamp.UnixNanoseconds / 100));
        }
    }
}
