using System.Globalization;
using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Detection.Detectors.Defense;

public sealed class TimeBackwardDetectorTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");

    private static string Old(double minute, string program = "CRON[812]", string message = "(root) CMD (true)") => Detected.Line(Start.AddMinutes(minute), program, message);

    private static string New(double minute, string message = "CRON[812]: (root) CMD (true)", string host = "vps1") =>
        string.Create(CultureInfo.InvariantCulture, $"{Start.AddMinutes(minute):yyyy-MM-ddTHH:mm:ss.ffffff}+00:00 {host} {message}");

    [Fact]
    public void A_line_from_hours_before()
    {
        var found = Detected.In("auth.log", New(0), New(1), New(-200), New(2)).One("defense.time_backward");
        Assert.Equal("defense.time_backward Medium Medium Sign x1 -@- 03-02 06:40:00 03-02 10:01:00", Detected.Short(found));
        Assert.Equal("In auth.log time goes back by 3 hours", found.Title.En);
        Assert.Equal("auth.log で時刻が 3 時間逆戻りしています", found.Title.Ja);
        Assert.Equal([2L, 3L], found.Evidence.Select(e => e.LineNumber));
        Assert.Equal([New(1), New(-200)], found.Evidence.Select(e => e.Raw));
        Assert.Equal("vps1", found.Host);
    }

    [Fact]
    public void Stamps_without_a_zone_are_less_sure() =>
        Assert.Equal("defense.time_backward Medium Low Sign x1 -@- 03-02 09:49:00 03-02 10:01:00", Detected.Short(Detected.In("secure-20260303", Old(0), Old(1), Old(-11)).One("defense.time_backward")));

    [Fact]
    public void A_line_without_a_kind_counts() =>
        Detected.In("messages", New(0, "made-up: hello"), New(-20, "made-up: hello"), New(1, "made-up: hello")).One("defense.time_backward");

    [Fact]
    public void One_finding_stands_for_a_files_places_and_shows_three_of_them()
    {
        var found = Detected.In("syslog", Enumerable.Range(0, 5).SelectMany(i => new[] { New(i * 60), New(i * 60 - 25) })).One("defense.time_backward");
        Assert.Equal((5L, 6), (found.Count, found.Evidence.Count));
    }

    [Theory]
    [InlineData(5, false)] // exactly five minutes
    [InlineData(5.02, true)]
    public void Five_minutes_are_a_late_line(double minutes, bool isTold) =>
        Assert.Equal(isTold, Detected.In("syslog", New(0), New(-minutes)).All.Count > 0);

    public static TheoryData<string, string, string[]> Innocent => new()
    {
        { "time goes on", "auth.log", [New(0), New(0), New(3)] },
        { "daylight saving, in a log without zones", "syslog", [Old(0), Old(-59.5), Old(-58)] },
        { "daylight saving, in a quiet log", "syslog", [Old(0), Old(-43), Old(-40)] },
        { "the server was told its zone", "syslog", [Old(0), Old(-299.2), Old(-298)] },
        { "new year", "syslog", [Detected.Line(Detected.At("2025-12-31 23:59:58"), "CRON[8]", "(root) CMD (true)"), Detected.Line(Detected.At("2026-01-01 00:00:01"), "CRON[9]", "(root) CMD (true)")] },
        { "a server that was off for eleven months", "syslog", [Old(0), Old(-35.3 * 1440)] },
        { "the clock was set a minute before", "syslog", [New(0), New(1, "chronyd[400]: System clock was stepped by -1200.000000 seconds"), New(-19)] },
        { "the clock is told to be wrong just after", "syslog", [New(0), New(-19), New(-18.9, "systemd[1]: Time has been changed")] },
        { "a start with a wrong clock", "kern.log", [New(0), New(-900, "kernel: [    0.000000] Linux version 6.1.0-31-amd64 (debian-kernel@lists.example.com) #1 SMP"), New(1)] },
        { "several hosts, each with its clock", "syslog", [New(0), New(-20, host: "web2"), New(1), New(-19, host: "web2")] },
        { "a log in which time goes back all the time", "messages", [.. Enumerable.Range(0, 11).SelectMany(i => new[] { New(i * 60), New(i * 60 - 25) })] },
        { "a log that is not the system's", "mail.log", [New(0), New(-200)] },
        { "a name that only begins like one", "syslog-ng-debug", [New(0), New(-200)] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, string file, string[] lines)
    {
        Assert.NotEmpty(name);
        Detected.In(file, lines).Not("defense.time_backward");
    }

    [Fact]
    public void One_host_may_write_its_name_in_two_ways() =>
        Detected.In("syslog", New(0, host: "vps1.example.net"), New(-200), New(1)).One("defense.time_backward");

    [Fact]
    public void Each_part_of_a_log_is_looked_at_by_itself() =>
        Detected.In("auth.log", New(0)).And("auth.log.1", New(-5000)).Not("defense.time_backward");

    [Fact]
    public void A_start_that_wtmp_tells_explains_it()
    {
        var boot = Slots.Make(2, 0, "~", "reboot", "6.1.0-31-amd64", Start.AddMinutes(-19).ToUnixTimeSeconds(), id: "~~");
        Detected.In("auth.log", New(0), New(-20), New(1)).And("wtmp", boot).Not("defense.time_backward");
    }

    [Fact]
    public void A_start_two_hours_away_does_not()
    {
        var boot = Slots.Make(2, 0, "~", "reboot", "6.1.0-31-amd64", Start.AddMinutes(-140).ToUnixTimeSeconds(), id: "~~");
        Detected.In("auth.log", New(0), New(-20), New(1)).And("wtmp", boot).One("defense.time_backward");
    }

    [Fact]
    public void A_file_in_no_order_takes_nothing_from_the_others()
    {
        var jumps = Enumerable.Range(0, 3_000).SelectMany(i => new[] { New(i * 60), New(i * 60 - 25) });
        Detected.In("messages", jumps).And("auth.log", New(0), New(-200), New(1)).One("defense.time_backward");
    }

    [Fact]
    public void Files_in_no_order_are_not_kept_without_bound()
    {
        var detector = new Ashiato.Detection.Detectors.Defense.TimeBackwardDetector();
        var detected = new Detected(detector);
        for (var i = 0; i < 230; i++)
        {
            detected.And($"part{i}/auth.log", New(0), New(-200), New(1));
        }

        Assert.Equal((100, 30L), (detected.All.Count, detector.Dropped));
    }
}
