using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Detection.Detectors.Defense;

public sealed class LoggerStoppedDetectorTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");

    private static string Stop(double minute) => Detected.Line(Start.AddMinutes(minute), "rsyslogd", "[origin software=\"rsyslogd\" swVersion=\"8.2302.0\" x-pid=\"498\" x-info=\"https://www.rsyslog.com\"] exiting on signal 15.");

    private static string Begin(double minute) => Detected.Line(Start.AddMinutes(minute), "rsyslogd", "[origin software=\"rsyslogd\" swVersion=\"8.2302.0\" x-pid=\"698\" x-info=\"https://www.rsyslog.com\"] start");

    private static string Boot(double minute) => Detected.Line(Start.AddMinutes(minute), "kernel", "[    0.000000] Linux version 6.1.0-31-amd64 (debian-kernel@lists.example.com) #1 SMP");

    private static string Shutdown(double minute) => Detected.Line(Start.AddMinutes(minute), "systemd-logind[512]", "System is powering down.");

    [Fact]
    public void A_logger_that_was_off_while_the_server_ran()
    {
        var found = Detected.In("syslog", Stop(0), Begin(21));
        Assert.Equal("defense.logger_stopped Medium Medium Sign x1 -@- 03-02 10:00:00 03-02 10:21:00", Detected.Short(Assert.Single(found.All)));
        Assert.Equal("The logger was off for 21 minutes", found.All[0].Title.En);
        Assert.Equal("ログ収集が 21 分間停止していました", found.All[0].Title.Ja);
    }

    [Fact]
    public void A_logger_that_never_came_back() =>
        Assert.Equal("The logger stopped and did not start again", Assert.Single(Detected.In("syslog", Begin(-60), Stop(0)).All).Title.En);

    [Theory]
    [InlineData(10, false)] // exactly ten minutes
    [InlineData(10.02, true)]
    public void Ten_minutes_are_a_restart(double minutes, bool isTold) => Assert.Equal(isTold, Detected.In("syslog", Stop(0), Begin(minutes)).All.Count > 0);

    public static TheoryData<string, string[]> Innocent => new()
    {
        { "an upgrade", [Stop(0), Begin(0.05)] },
        { "a reboot", [Stop(0), Boot(1), Begin(1.2)] },
        { "a server that was switched off for hours", [Stop(0), Shutdown(0.1), Boot(300), Begin(300.2)] },
        { "a server that was switched off and copied", [Shutdown(-0.2), Stop(0)] },
        { "log rotation", [Detected.Line(Start, "rsyslogd", "[origin software=\"rsyslogd\" swVersion=\"8.2302.0\" x-pid=\"498\" x-info=\"https://www.rsyslog.com\"] rsyslogd was HUPed")] },
        { "another daemon", [Detected.Line(Start, "nginx[5]", "exiting on signal 15")] },
        { "only a start", [Begin(0)] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, string[] lines)
    {
        Assert.NotEmpty(name);
        Detected.In("syslog", lines).Not("defense.");
    }

    [Fact]
    public void wtmp_knows_that_the_server_went_down()
    {
        var shutdown = Slots.Make(1, 0, "~", "shutdown", "6.1.0-31-amd64", Start.AddSeconds(20).ToUnixTimeSeconds(), id: "~~");
        new Detected().And("wtmp", shutdown).And("syslog", Stop(0), Begin(300)).Not("defense.");
    }

    [Fact]
    public void A_start_of_the_server_at_its_end_makes_it_likely_that_it_was_off() =>
        Assert.Equal("defense.logger_stopped Low Low Notice x1 -@- 03-02 10:00:00 03-02 15:00:15", Detected.Short(Assert.Single(Detected.In("syslog", Stop(0), Boot(300), Begin(300.25)).All)));

    [Fact]
    public void The_start_may_stand_in_a_file_read_before() =>
        Detected.In("kern.log", Boot(1)).And("messages", Begin(1.2)).And("syslog", Stop(0)).Not("defense.");

    [Fact]
    public void Another_host_starting_does_not_count()
    {
        var found = Detected.In("syslog", Stop(0), Begin(5).Replace("vps1", "web2", StringComparison.Ordinal));
        Assert.Equal("defense.logger_stopped Medium Medium Sign x1 -@- 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(found.All)));
    }

    [Fact]
    public void Another_host_going_down_explains_nothing()
    {
        var found = Detected.In("syslog", Stop(0), Shutdown(1).Replace("vps1", "web2", StringComparison.Ordinal), Boot(3).Replace("vps1", "web2", StringComparison.Ordinal), Begin(60));
        Assert.Equal("defense.logger_stopped Medium Medium Sign x1 -@- 03-02 10:00:00 03-02 11:00:00", Detected.Short(found.One("defense.logger_stopped")));
    }

    [Fact]
    public void A_hosts_whole_name_and_its_first_label_are_one_host() =>
        Detected.In("syslog", Stop(0), Shutdown(1).Replace("vps1", "vps1.example.net", StringComparison.Ordinal), Begin(300)).Not("defense.");
}
