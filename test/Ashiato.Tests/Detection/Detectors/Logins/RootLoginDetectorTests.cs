using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors.Logins;

public sealed class RootLoginDetectorTests
{
    [Fact]
    public void Root_with_a_password()
    {
        var found = Detected.In("auth.log", Accepted(Start, "192.0.2.25"), Accepted(Start.AddHours(1), "192.0.2.25"), Accepted(Start.AddHours(2), "198.51.100.8"));
        Assert.Equal("login.root_password Medium Medium Sign x3 root@- 03-02 10:00:00 03-02 12:00:00", Detected.Short(found.One("login.root_password")));
        Assert.Equal("root logged in with a password from 192.0.2.25, 198.51.100.8", found.One("login.root_password").Title.En);
    }

    [Fact]
    public void One_address_is_named_as_the_actor() =>
        Assert.Equal("192.0.2.25", Detected.In("auth.log", Accepted(Start, "192.0.2.25", method: "keyboard-interactive/pam")).One("login.root_password").Actor.Address);

    [Theory]
    [InlineData("password", "login.service_account High Medium Sign x2 www-data@192.0.2.25 03-02 10:00:00 03-02 11:00:00")]
    [InlineData("publickey", "login.service_account Medium Low Sign x2 www-data@192.0.2.25 03-02 10:00:00 03-02 11:00:00")]
    public void A_service_account(string method, string expected)
    {
        var found = Detected.In("auth.log", Accepted(Start, "192.0.2.25", "www-data", method), Accepted(Start.AddHours(1), "192.0.2.25", "www-data", method));
        Assert.Equal(expected, Detected.Short(found.One("login.service_account")));
    }

    [Theory]
    [InlineData("root with a key", "sshd[1]", "Accepted publickey for root from 192.0.2.25 port 40001 ssh2: ED25519 SHA256:abc")]
    [InlineData("root refused", "sshd[1]", "Failed password for root from 192.0.2.25 port 40001 ssh2")]
    [InlineData("a name that only begins so", "sshd[1]", "Accepted password for rooty from 192.0.2.25 port 40001 ssh2")]
    [InlineData("a person", "sshd[1]", "Accepted password for mailman2 from 192.0.2.25 port 40001 ssh2")]
    [InlineData("a mailbox of that name", "dovecot", "imap-login: Login: user=<backup>, method=PLAIN, rip=192.0.2.25, lip=192.0.2.1, mpid=77, TLS, session=<b>")]
    [InlineData("a mailbox root", "dovecot", "imap-login: Login: user=<root>, method=PLAIN, rip=192.0.2.25, lip=192.0.2.1, mpid=77, TLS, session=<b>")]
    [InlineData("a database's user", "postgres[7]", "[3-1] postgres@shop LOG:  connection authorized: user=postgres database=shop host=192.0.2.25")]
    [InlineData("a session's other voice", "sshd[1]", "pam_unix(sshd:session): session opened for user backup(uid=34) by (uid=0)")]
    public void Others_do_not_fire(string name, string program, string message)
    {
        Assert.NotEmpty(name);
        Detected.In("syslog", Detected.Line(Start, program, message)).Not("login.root_password", "login.service_account");
    }

    /// <summary>The rules about service accounts name no others than the detector.</summary>
    [Theory]
    [InlineData("auth/service_account_login.yml")]
    [InlineData("sudo/service_account.yml")]
    public void Rules_know_the_same_accounts(string rule)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "rules", "linux", rule));
        var names = System.Text.RegularExpressions.Regex.Match(text, "    user\\.name:\n(?:      - (\\S+)\n)+").Groups[1].Captures.Select(c => c.Value).ToList();
        Assert.True(names.Count > 10);
        Assert.All(names, name => Detected.In("auth.log", Accepted(Start, "192.0.2.25", name)).One("login.service_account"));
    }
}
