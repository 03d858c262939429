using System.Text;
using Ashiato.Input.Stamps;

namespace Ashiato.Tests.Input.Stamps;

/// <summary>The stamp that a line begins with, in every layout that is known.</summary>
public sealed class LineStampTests
{
    [Theory]
    [InlineData("2026-03-10 06:00:00 text", 1773122400, 19)]
    [InlineData("[2026-03-10 06:00:00 UTC] text", 1773122400, 25)]
    [InlineData("2026:03:10-06:00:00: text", 1773122400, 19)]
    [InlineData("[10/Mar/2026 06:00:00] text", 1773122400, 22)]
    [InlineData("10-Mar-2026 06:00:00.250 text", 1773122400, 24)]
    [InlineData("10-03-2026 06:00:00 +0300 text", 1773111600, 25)]
    [InlineData("03/10/2026 06:00:00 text", 1773122400, 19)]
    [InlineData("13/03/2026 06:00:00 text", 1773381600, 19)]
    [InlineData("03/10/2026-06:00:00.860293  text", 1773122400, 26)]
    [InlineData("03/10-06:00:00.860293  text", 1773122400, 21)]
    [InlineData("03/10/2026 06:00:00 PM text", 1773165600, 22)]
    [InlineData("03/10/2026 12:00:00 AM text", 1773100800, 22)]
    [InlineData("Mar 10, 2026 6:00:00 AM text", 1773122400, 23)]
    [InlineData("Tue Mar 10 06:00:00 2026 text", 1773122400, 24)]
    [InlineData("Tue, 10 Mar 2026 06:00:00 +0900 text", 1773090000, 31)]
    [InlineData("[CET Mar 10 06:00:00] text", 1773118800, 21)]
    [InlineData("[Mar 10 06:00:00] text", 1773122400, 17)]
    [InlineData("[1773122400] text", 1773122400, 12)]
    [InlineData("1773122400.5 text", 1773122400, 12)]
    [InlineData("1773122400 - 03/10/2026 06:00:00 Host", 1773122400, 32)]
    [InlineData("@4000000069afb36a00000000 text", 1773122400, 25)]
    public void A_stamp_is_read(string line, long seconds, int length)
    {
        var reader = new StampReader(TimeZoneInfo.Utc, YearResolver.Alone(1775000000));

        Assert.True(LineStamp.TryRead(Encoding.UTF8.GetBytes(line), reader, out var stamp));
        Assert.Equal(seconds, stamp.UnixNanoseconds / 1_000_000_000);
        Assert.Equal(length, stamp.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("1773122400 text")]
    [InlineData("2026-03-10 text here")]
    [InlineData("2026-13-10 06:00:00 text")]
    [InlineData("[2026-03-10 06:00:00 text")]
    [InlineData("2026-03-10 06:00:00text")]
    [InlineData("10.0.0.1 06:00:00 text")]
    [InlineData("@4000000000000000zzzzzzzz text")]
    [InlineData("March 10 06:00:00 text")]
    public void Other_text_is_no_stamp(string line)
    {
        var reader = new StampReader(TimeZoneInfo.Utc, YearResolver.Alone(1775000000));

        Assert.False(LineStamp.TryRead(Encoding.UTF8.GetBytes(line), reader, out _));
    }
}
