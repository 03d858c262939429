using Ashiato.App.Pipelines.Check;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;
using Ashiato.Reports.Check;

namespace Ashiato.Tests.App;

public sealed class CheckMailTests
{
    [Theory]
    [InlineData(true, false, false, "web1 2026-03-02 09:05 +0530 Security Events")]
    [InlineData(true, true, true, "[logcheck] Reboot: web1 2026-03-02 09:05 +0530 Security Events")]
    [InlineData(false, false, false, "[web1] nothing to do: 3 log lines for your information")]
    [InlineData(false, false, true, "Reboot: [web1] nothing to do: 3 log lines for your information")]
    public void Subjects(bool isLogcheck, bool isTagged, bool isReboot, string subject)
    {
        var letter = new CheckLetter
        {
            Host = "web1",
            Zone = TimeZoneInfo.CreateCustomTimeZone("x", new TimeSpan(5, 30, 0), "x", "x"),
            Made = new DateTimeOffset(2026, 3, 2, 3, 35, 0, TimeSpan.Zero),
            LinesRead = 5,
            Sections = [new CheckLetterSection("Security Events", false, 3, [], 3)],
        };
        Assert.Equal(subject, new CheckMail(letter, new LogcheckSettings { AddTag = isTagged, Reboot = isReboot }, isLogcheck).Subject(Language.En));
    }
}
