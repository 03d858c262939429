using System.Globalization;
using Ashiato.Tests.Detection.Detectors;

namespace Ashiato.Tests.Detection.Lineage;

public sealed class LineageTreeTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");

    /// <summary>auth.log of one host: two people's sessions under one account, the second with the process id of the first.</summary>
    private static readonly string[] Auth =
    [
        Detected.Line(Start, "sshd[700]", "Accepted publickey for deploy from 203.0.113.9 port 40022 ssh2"),
        Detected.Line(Start, "sshd[700]", "pam_unix(sshd:session): session opened for user deploy(uid=1001) by deploy(uid=0)"),
        Detected.Line(Start.AddMinutes(30), "sshd[700]", "pam_unix(sshd:session): session closed for user deploy"),
        Detected.Line(Start.AddMinutes(5), "sudo[790]", "deploy : TTY=pts/0 ; PWD=/home/deploy ; USER=root ; COMMAND=/usr/bin/cat /etc/shadow"),
        Detected.Line(Start.AddHours(3), "sshd[700]", "Accepted publickey for deploy from 192.0.2.20 port 40023 ssh2"),
    ];

    [Fact]
    public void A_log_ins_process_holds_its_session_until_it_is_closed()
    {
        var lines = Lines.Of("auth.log", [.. Auth, Detected.Line(Start.AddHours(1), "sshd[700]", "error: something else, by a process of the same id")]);
        Assert.Equal("203.0.113.9", lines.Tree.SessionOf(lines["session opened"])?.Address);
        Assert.Equal("192.0.2.20", lines.Tree.SessionOf(lines["192.0.2.20"])?.Address);
        Assert.Null(lines.Tree.SessionOf(lines["something else"]));
        Assert.Null(lines.Tree.SessionOf(lines["sudo[790]"]));
    }

    [Fact]
    public void The_audit_log_ties_commands_to_the_log_in_that_sshd_tells()
    {
        var lines = Lines.Of("audit.log", Audit()).And("auth.log", Auth);
        var tree = lines.Tree;
        Assert.Equal("203.0.113.9", tree.SessionOf(lines["a0=\"tar\""])?.Address);
        Assert.Same(tree.SessionOf(lines["sshd[700]: Accepted publickey for deploy from 203.0.113.9"]), tree.SessionOf(lines[" pid=820 "]));
        Assert.Same(tree.SessionOf(lines[" pid=820 "]), tree.SessionOf(lines["sudo[790]"]));
        Assert.Null(tree.SessionOf(lines[" pid=455 "]));
    }

    [Fact]
    public void A_sessions_number_means_another_one_after_a_boot()
    {
        var lines = Lines.Of("audit.log", [.. Audit(), Call(600, 31, 30, "vi", 7)]).And("kern.log", Detected.Line(Start.AddMinutes(120), "kernel", "[    0.000000] Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org)"));
        Assert.NotNull(lines.Tree.SessionOf(lines[" pid=31 "]));
        Assert.NotSame(lines.Tree.SessionOf(lines[" pid=820 "]), lines.Tree.SessionOf(lines[" pid=31 "]));
    }

    [Fact]
    public void Logind_numbers_the_session_that_sshd_opened()
    {
        var lines = Lines.Of("auth.log", [.. Auth, Detected.Line(Start.AddSeconds(1), "systemd-logind[500]", "New session 7 of user deploy.")]).And("audit.log", Call(20, 820, 810, "tar", 7));
        Assert.Equal("203.0.113.9", lines.Tree.SessionOf(lines[" pid=820 "])?.Address);
    }

    [Fact]
    public void Two_log_ins_of_one_user_at_one_time_are_not_told_apart_by_logind()
    {
        var lines = Lines.Of(
            "auth.log",
            [
                .. Auth, Detected.Line(Start.AddSeconds(1), "sshd[701]", "Accepted publickey for deploy from 192.0.2.20 port 40024 ssh2"),
                Detected.Line(Start.AddSeconds(1), "systemd-logind[500]", "New session 7 of user deploy."), Detected.Line(Start.AddSeconds(2), "systemd-logind[500]", "New session 8 of user deploy."),
            ]).And("audit.log", Call(20, 820, 810, "tar", 7));
        Assert.Null(lines.Tree.SessionOf(lines[" pid=820 "])?.Address);
    }

    [Fact]
    public void What_a_web_servers_process_started_came_out_of_it()
    {
        var lines = Lines.Of("audit.log", Call(0, 900, 450, "sh"), Call(0.1, 901, 900, "curl"), Call(1, 950, 901, "perl"), Call(2, 960, 450, "convert"), Call(3, 970, 901, "nc"));
        var tree = lines.Tree;
        Assert.True(tree.Descends(lines[" pid=901 "], lines[" pid=900 "]));
        Assert.True(tree.Descends(lines[" pid=970 "], lines[" pid=900 "]));
        Assert.True(tree.Descends(lines[" pid=950 "], lines[" pid=950 "]));
        Assert.False(tree.Descends(lines[" pid=960 "], lines[" pid=900 "]), "a sibling is another visitor's");
        Assert.False(tree.Descends(lines[" pid=900 "], lines[" pid=901 "]), "a parent did not come out of its child");
    }

    [Theory]
    [InlineData("the id was given to another process", 900, 77, 60, false)]
    [InlineData("nothing happened in between", 10, 10, 60, true)]
    [InlineData("too long ago", 10, 10, 60 * 24 * 8, false)]
    public void A_process_id_that_comes_again_is_another_process(string why, long pid, long parent, int minutes, bool descends)
    {
        var lines = Lines.Of("audit.log", Call(0, 900, 450, "sh"), Call(30, pid, parent, "backup"), Call(minutes, 905, 900, "nc"));
        Assert.True(descends == lines.Tree.Descends(lines["a0=\"nc\""], lines["a0=\"sh\""]), why);
    }

    [Fact]
    public void Another_hosts_process_is_another_process()
    {
        var lines = Lines.Of("audit.log", "node=a " + Call(0, 900, 450, "sh").Replace("\n", "\nnode=a ", StringComparison.Ordinal), "node=b " + Call(1, 901, 900, "nc").Replace("\n", "\nnode=b ", StringComparison.Ordinal));
        Assert.False(lines.Tree.Descends(lines["a0=\"nc\""], lines["a0=\"sh\""]));
    }

    [Fact]
    public void A_process_that_is_its_own_parent_ends_the_search()
    {
        var lines = Lines.Of("audit.log", Call(0, 900, 901, "a"), Call(0, 901, 900, "b"));
        Assert.Null(lines.Tree.SessionOf(lines[" pid=900 "]));
        Assert.False(lines.Tree.Descends(lines["a0=\"b\""], lines["a0=\"a\""] with { Process = new(null, 902) }));
    }

    [Fact]
    public void What_is_too_much_makes_room_and_is_counted()
    {
        var lines = Lines.Of("auth.log", Enumerable.Range(1, 20_001).Select(i => Detected.Line(Start.AddSeconds(i * 20), $"sshd[{i}]", "Accepted publickey for deploy from 203.0.113.9 port 40022 ssh2")));
        Assert.Equal(2_500, lines.Log.Dropped);
        Assert.Equal(17_501, lines.Log.Sessions.Count);
    }

    private static IEnumerable<string> Audit() =>
    [
        $"type=LOGIN msg=audit({Stamp(0)}:1): pid=700 uid=0 old-auid=4294967295 auid=1001 tty=(none) old-ses=4294967295 ses=7 res=1",
        $"type=USER_LOGIN msg=audit({Stamp(0)}:2): pid=700 uid=0 auid=1001 ses=7 msg='op=login id=1001 exe=\"/usr/sbin/sshd\" hostname=203.0.113.9 addr=203.0.113.9 terminal=/dev/pts/0 res=success'",
        $"type=USER_CMD msg=audit({Stamp(5)}:3): pid=790 uid=1001 auid=1001 ses=7 msg='cwd=\"/home/deploy\" cmd=636174202F6574632F736861646F77 exe=\"/usr/bin/sudo\" terminal=pts/0 res=success'",
        Call(20, 820, 810, "tar", 7),
        Call(21, 455, 450, "convert"),
    ];

    private static string Stamp(double minutes) => (Start.AddMinutes(minutes).ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);

    private static string Call(double minutes, long pid, long parent, string program, long session = uint.MaxValue)
    {
        var id = $"{Stamp(minutes)}:{pid}";
        return $"type=SYSCALL msg=audit({id}): arch=c000003e syscall=59 success=yes exit=0 items=2 ppid={parent} pid={pid} auid={(session == uint.MaxValue ? uint.MaxValue : 1001)} uid=33 euid=33 tty=(none) ses={session} comm=\"{program}\" exe=\"/usr/bin/{program}\" key=\"exec\"\n"
            + $"type=EXECVE msg=audit({id}): argc=1 a0=\"{program}\"";
    }
}
