using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors.Defense;

namespace Ashiato.Tests.Detection.Detectors.Defense;

public sealed class EmptiedLogFindingsTests
{
    private static readonly DateTimeOffset Now = Detected.At("2026-03-10 12:00:00");

    private static LogFileFact File(string path, EvidenceArea area, int records, double? lastHoursAgo, double? modifiedHoursAgo = null, string? family = null) => new(
        path, family ?? path, family is null, area, 100, records, lastHoursAgo is { } l ? Now.AddHours(-l - 100) : null, lastHoursAgo is { } h ? Now.AddHours(-h) : null,
        modifiedHoursAgo is { } m ? Now.AddHours(-m) : null);

    private static readonly LogFileFact[] Others =
    [
        File("var/log/nginx/access.log", EvidenceAreas.Web, 50, 0), File("var/log/dpkg.log", EvidenceAreas.Packages, 50, 0), File("var/log/kern.log", EvidenceAreas.Kernel, 50, 0),
    ];

    [Fact]
    public void An_empty_auth_log_while_the_server_wrote_on()
    {
        var one = Assert.Single(EmptiedLogFindings.Find([.. Others, File("var/log/auth.log", EvidenceAreas.Authentication, 0, null), File("var/log/auth.log.1", EvidenceAreas.Authentication, 50, 27, family: "var/log/auth.log")], null));
        Assert.Equal("defense.log_emptied High Medium Sign x1 -@- 03-09 09:00:00 03-10 12:00:00", Detected.Short(one));
        Assert.Equal("var/log/auth.log is empty", one.Title.En);
    }

    [Theory]
    [InlineData(26, false)] // rotated a day ago, and nothing to write since
    [InlineData(26.1, true)]
    public void Right_after_rotation_a_log_may_be_empty(double hours, bool isTold) => Assert.Equal(isTold, EmptiedLogFindings.Find(
        [.. Others, File("var/log/syslog", EvidenceAreas.System, 0, null), File("var/log/syslog.1", EvidenceAreas.System, 50, hours, family: "var/log/syslog")], null).Any());

    [Fact]
    public void Without_older_parts_the_files_own_time_decides() => Assert.Equal(Now.AddHours(-50), Assert.Single(EmptiedLogFindings.Find(
        [.. Others, File("var/log/messages", EvidenceAreas.System, 0, null, 50)], null)).First);

    [Fact]
    public void An_empty_wtmp_although_somebody_logged_in() => Assert.Equal("var/log/wtmp is empty", Assert.Single(EmptiedLogFindings.Find(
        [.. Others, File("var/log/wtmp", EvidenceAreas.Sessions, 0, null), File("var/log/wtmp.1", EvidenceAreas.Sessions, 50, 200, family: "var/log/wtmp")], Now.AddHours(-3))).Title.En);

    [Theory]
    [InlineData("var/log/auth.log")]
    [InlineData("var/log/secure")]
    public void Other_data_in_the_place_of_a_log(string path)
    {
        var file = File(path, EvidenceAreas.Authentication, 0, null, 3) with { Content = LogContent.Foreign };
        var one = Assert.Single(EmptiedLogFindings.Find([file], null));
        Assert.Equal("defense.log_overwritten High Medium Sign x1 -@- 03-10 09:00:00 03-10 09:00:00", Detected.Short(one));
        Assert.Equal(path + " does not hold a log any more", one.Title.En);
    }

    public static TheoryData<string, LogFileFact[]> Innocent => new()
    {
        { "wtmp after its monthly rotation, and nobody logged in", [File("var/log/wtmp", EvidenceAreas.Sessions, 0, null), File("var/log/wtmp.1", EvidenceAreas.Sessions, 50, 200, family: "var/log/wtmp")] },
        { "lastlog on a new server", [File("var/log/lastlog", EvidenceAreas.Sessions, 0, null, 500)] },
        { "a log that few programs write to", [File("var/log/user.log", EvidenceAreas.System, 0, null, 500)] },
        { "an application's log", [File("var/log/app.log", EvidenceAreas.Other, 0, null, 500)] },
        { "refusals", [File("var/log/btmp", EvidenceAreas.Refusals, 0, null, 500)] },
        { "an old part", [File("var/log/auth.log.1", EvidenceAreas.Authentication, 0, null, 500, family: "var/log/auth.log")] },
        { "a log that may not be read", [File("var/log/auth.log", EvidenceAreas.Authentication, 0, null, 500) with { Content = LogContent.Unread }] },
        { "an encrypted copy", [File("var/log/auth.log.1.gpg", EvidenceAreas.Authentication, 0, null, 500) with { Content = LogContent.Foreign }] },
        { "an old part that was written over", [File("var/log/auth.log", EvidenceAreas.Authentication, 9, 1), File("var/log/auth.log.1", EvidenceAreas.Authentication, 0, null, 500, family: "var/log/auth.log") with { Content = LogContent.Foreign }] },
        { "a picture", [File("var/log/munin.png", EvidenceAreas.Other, 0, null, 500) with { Content = LogContent.Foreign }] },
        { "not empty", [File("var/log/auth.log", EvidenceAreas.Authentication, 1, 500)] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, LogFileFact[] files)
    {
        Assert.NotEmpty(name);
        Assert.Empty(EmptiedLogFindings.Find([.. Others, .. files], Now.AddHours(-300)));
    }

    [Fact]
    public void A_clock_that_ran_ahead_in_two_logs_makes_no_other_look_silent() => Assert.Empty(EmptiedLogFindings.Find(
        [
            File("var/log/nginx/access.log", EvidenceAreas.Web, 50, -9000), File("var/log/dpkg.log", EvidenceAreas.Packages, 50, -9000), File("var/log/kern.log", EvidenceAreas.Kernel, 50, 0),
            File("var/log/syslog", EvidenceAreas.System, 0, null, 1),
        ], null));

    [Fact]
    public void Nothing_with_a_time_says_nothing() => Assert.Empty(EmptiedLogFindings.Find([File("var/log/auth.log", EvidenceAreas.Authentication, 0, null, 500)], null));
}
