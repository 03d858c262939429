using Ashiato.Input.Notices;

namespace Ashiato.Tests.Input.Notices;

/// <summary>The times in abuse notices, in the dress that hosters, block lists and mail programs give them.</summary>
public sealed class NoticeReaderTests
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("192.0.2.10 - - [20/Feb/2026:12:30:35 +0100] \"POST /wp-login.php HTTP/1.1\" 200 1", true)]
    [InlineData("Feb 20 20:30:35 www sshd[1]: Failed password for root from 192.0.2.10 port 2 ssh2", false)]
    [InlineData("2026-02-20T11:30:35Z 192.0.2.10 login attempt", true)]
    [InlineData("Fri Feb 20 12:30:35 CET 2026", true)]
    [InlineData("Last seen: Fri, 20 Feb 2026 06:30:35 -0500", true)]
    [InlineData("| 192.0.2.10 | 2026-02-20 20:30:35 | 412 |", false)]
    [InlineData("192.0.2.10,20.02.2026 20:30:35,ssh", false)]
    [InlineData("192.0.2.10 02/20/2026 8:30:35 PM", false)]
    [InlineData("1771587035 192.0.2.10", true)]
    [InlineData("All times are CET.\n192.0.2.10\t2026-02-20 12:30:35\tssh", true)]
    [InlineData("All times are UTC.\n192.0.2.10 02/20/2026 11:30:35 AM", true)]
    // A mail: RFC 2045 in base64 and quoted-printable, one of them cut off inside a group of four.
    [InlineData("From: abuse@example.net\nContent-Transfer-Encoding: base64\n\nMjAyNi0wMi0yMFQxMTozMDozNVogMTkyLjAuMi4xMA==", true)]
    [InlineData("From: abuse@example.net\nContent-Transfer-Encoding: base64\n\nMjAyNi0wMi0yMFQxMTozMDozNVogMTkyLjAuMi4xMC", true)]
    [InlineData("From: abuse@example.net\nContent-Transfer-Encoding: quoted-printable\n\n2026-02-=\n20T11=3A30:35Z", true)]
    [InlineData("Date: Fri, 20 Feb 2026 23:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/report; boundary=\"b\"\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nArrival-Date: Fri, 20 Feb 2026 11:30:35 GMT\n--b--", true)]
    public void A_time_is_found_with_its_zone(string notice, bool isZoneKnown)
    {
        var stamp = Assert.Single(NoticeReader.Read(notice, Tokyo, Now).Stamps);
        Assert.Equal(new DateTimeOffset(2026, 2, 20, 20, 30, 35, TimeSpan.FromHours(9)), stamp.Instant);
        Assert.Equal(isZoneKnown, stamp.ZoneWritten);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-30 25:61:61 192.0.2.10 port 4022")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("12345678901234567890 192.0.2.10/24 1/2/3 4.5.6")]
    public void What_is_no_time_is_not_taken_for_one(string notice) => Assert.Empty(NoticeReader.Read(notice, Tokyo, Now).Stamps);
}
