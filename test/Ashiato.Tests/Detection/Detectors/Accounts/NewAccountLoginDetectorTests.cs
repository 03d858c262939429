using Ashiato.Tests.Detection.Detectors.Logins;

namespace Ashiato.Tests.Detection.Detectors.Accounts;

public sealed class NewAccountLoginDetectorTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");
    private static readonly string Made = Detected.Line(Start, "useradd[9]", "new user: name=sysadm, UID=1002, GID=1002, home=/home/sysadm, shell=/bin/bash, from=/dev/pts/1");

    [Fact]
    public void The_log_ins_of_a_new_account_are_told()
    {
        var found = Detected.In("auth.log", Made, Sshd.Accepted(Start.AddHours(1), "203.0.113.9", "sysadm"), Sshd.Accepted(Start.AddHours(3), "198.51.100.8", "sysadm"));
        var one = found.One("account.new_user_login");
        Assert.Equal("account.new_user_login Low Medium Sign x2 sysadm@203.0.113.9 03-02 11:00:00 03-02 13:00:00", Detected.Short(one));
        Assert.Equal("The new account sysadm logged in from 203.0.113.9, 198.51.100.8", one.Title.En);
        Assert.Contains("created 60 minutes before", one.Explanation.En, StringComparison.Ordinal);
    }

    public static TheoryData<string, string[]> Innocent => new()
    {
        { "no log-in", [Made] },
        { "another account", [Made, Sshd.Accepted(Start.AddHours(1), "203.0.113.9", "alice")] },
        { "refused", [Made, Sshd.Failed(Start.AddHours(1), "203.0.113.9", "sysadm")] },
        { "before it was made", [Sshd.Accepted(Start.AddHours(-1), "203.0.113.9", "sysadm"), Made] },
        { "an account that was there all along", [Sshd.Accepted(Start, "203.0.113.9", "sysadm")] },
        { "a group of that name", [Detected.Line(Start, "groupadd[9]", "new group: name=sysadm, GID=1002"), Sshd.Accepted(Start.AddHours(1), "203.0.113.9", "sysadm")] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, string[] lines)
    {
        Assert.NotEmpty(name);
        Detected.In("auth.log", lines).Not("account.new_user_login");
    }

    [Fact]
    public void An_account_made_anew_begins_again()
    {
        var again = Detected.Line(Start.AddHours(5), "useradd[10]", "new user: name=sysadm, UID=1003, GID=1003, home=/home/sysadm, shell=/bin/bash, from=/dev/pts/1");
        var found = Detected.In("auth.log", Made, Sshd.Accepted(Start.AddHours(1), "203.0.113.9", "sysadm"), again, Sshd.Accepted(Start.AddHours(6), "203.0.113.9", "sysadm"));
        Assert.Equal(1, found.One("account.new_user_login").Count);
    }
}
