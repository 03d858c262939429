using Ashiato.Core.Findings;

namespace Ashiato.Tests.Detection.Detectors.Accounts;

public sealed class AccountChangeDetectorTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");

    private static Detected Says(string program, params string[] messages) =>
        Detected.In("auth.log", messages.Select((m, i) => Detected.Line(Start.AddSeconds(i), program, m)));

    /// <summary>What is said, and what comes of it.</summary>
    public static TheoryData<string, string, string> Signs => new()
    {
        { "useradd[9]", "new user: name=sysadm, UID=1002, GID=1002, home=/home/sysadm, shell=/bin/bash, from=/dev/pts/1", "account.new_user Medium Medium Sign x1 sysadm@- 03-02 10:00:00 03-02 10:00:00" },
        { "useradd[9]", "new user: name=hidden, UID=998, GID=998, home=/home/hidden, shell=/bin/sh, from=none", "account.new_user Medium Medium Sign x1 hidden@- 03-02 10:00:00 03-02 10:00:00" },
        { "useradd[9]", "new account added - account=sysadm, uid=1002, gid=100, home=/home/sysadm, shell=/bin/bash, by=0", "account.new_user Medium Medium Sign x1 sysadm@- 03-02 10:00:00 03-02 10:00:00" },
        { "useradd[9]", "new user: name=toor, UID=0, GID=0, home=/root, shell=/bin/bash", "account.uid_zero Critical High Intrusion x1 toor@- 03-02 10:00:00 03-02 10:00:00" },
        { "usermod[9]", "change user 'games' UID from '5' to '0'", "account.uid_zero Critical High Intrusion x1 games@- 03-02 10:00:00 03-02 10:00:00" },
        { "usermod[9]", "add 'alice' to group 'sudo'", "account.root_group Medium Medium Sign x1 alice@- 03-02 10:00:00 03-02 10:00:00" },
        { "usermod[9]", "change user 'alice' GID from '1000' to '0'", "account.root_group Medium Medium Sign x1 alice@- 03-02 10:00:00 03-02 10:00:00" },
        { "gpasswd[9]", "user alice added by root to group docker", "account.root_group Medium Medium Sign x1 alice@- 03-02 10:00:00 03-02 10:00:00" },
        { "gpasswd[9]", "members of group wheel set by root to alice,bob", "account.root_group Medium Medium Sign x1 alice,bob@- 03-02 10:00:00 03-02 10:00:00" },
        { "useradd[9]", "new user: name=postgres, UID=112, GID=118, home=/var/lib/postgresql, shell=/bin/bash, from=none", "account.new_user Low Low Notice x1 postgres@- 03-02 10:00:00 03-02 10:00:00" },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void A_change_is_told(string program, string message, string expected) => Assert.Equal(expected, Detected.Short(Assert.Single(Says(program, message).All)));

    [Theory]
    [InlineData("a service of a package", "useradd[9]", "new user: name=redis, UID=113, GID=119, home=/var/lib/redis, shell=/usr/sbin/nologin, from=none")]
    [InlineData("another one", "useradd[9]", "new user: name=sshd, UID=74, GID=74, home=/usr/share/empty.sshd, shell=/usr/bin/false, from=none")]
    [InlineData("a group that gives no rights", "usermod[9]", "add 'alice' to group 'audio'")]
    [InlineData("a group with a longer name", "gpasswd[9]", "user alice added by root to group sudoers-readers")]
    [InlineData("out of the group", "gpasswd[9]", "user alice removed by root from group sudo")]
    [InlineData("a new number that is not 0", "usermod[9]", "change user 'alice' UID from '1000' to '1100'")]
    [InlineData("a failed try", "useradd[9]", "failed adding user 'toor', exit code: 9")]
    [InlineData("a new group", "groupadd[9]", "new group: name=sudo, GID=27")]
    public void Others_do_not_fire(string name, string program, string message)
    {
        Assert.NotEmpty(name);
        Says(program, message).Not("account.");
    }

    [Fact]
    public void The_journal_notes_useradds_own_user_not_the_new_ones()
    {
        var found = new Detected().And("system.export", Detected.Journal((Start, "SYSLOG_IDENTIFIER=useradd\n_UID=0\n_GID=0\n_CMDLINE=useradd alice\nMESSAGE=new user: name=alice, UID=1001, GID=1001, home=/home/alice, shell=/bin/bash, from=none")));
        var one = Assert.Single(found.All);
        Assert.Equal(("account.new_user", Severity.Medium), (one.Id, one.Severity));
        Assert.StartsWith("User id 1001,", one.Explanation.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_change_in_two_logs_is_one()
    {
        const string message = "add 'alice' to group 'sudo'";
        var found = Detected.In("auth.log", Detected.Line(Start, "usermod[9]", message)).And("system.export", Detected.Journal((Start, $"SYSLOG_IDENTIFIER=usermod\n_PID=9\nMESSAGE={message}")));
        Assert.Single(found.All);
    }
}
