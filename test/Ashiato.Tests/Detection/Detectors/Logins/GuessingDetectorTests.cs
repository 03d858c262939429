using Ashiato.Core.Findings;
using Ashiato.Detection.Geo;
using Ashiato.Tests.Detection.Geo;
using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors.Logins;

public sealed class GuessingDetectorTests
{
    private const string Guesser = "203.0.113.7";
    private static readonly string[] Ids = ["login.guessed", "login.guessed_network", "login.guessed_provider", "login.guessed_user", "login.guessing"];

    [Fact]
    public void A_log_in_after_ten_refusals_is_an_intrusion()
    {
        var found = Detected.In("auth.log", [.. Refusals(10, Guesser), Accepted(Start.AddMinutes(11), Guesser)]);
        Assert.Equal("login.guessed Critical High Intrusion x10 root@203.0.113.7 03-02 10:11:00 03-02 10:11:00", Detected.Short(found.One("login.guessed")));
        Assert.Equal([1, 11], found.One("login.guessed").Evidence.Select(e => e.LineNumber));
        Assert.Contains("refused, 10 times with 1 different user names; then the password of root was accepted", found.One("login.guessed").Explanation.En, StringComparison.Ordinal);
        Assert.Equal("login.guessing Low High Attempt x10 -@203.0.113.7 03-02 10:00:00 03-02 10:09:00", Detected.Short(found.One("login.guessing")));
        Assert.Equal("Passwords were guessed 10 times from one address", found.One("login.guessing").Title.En);
    }

    [Fact]
    public void Five_refusals_of_three_users_are_guessing_too()
    {
        var tries = new[] { "root", "admin", "test", "root", "admin" }.Select((u, i) => Failed(Start.AddMinutes(i), Guesser, u));
        var found = Detected.In("auth.log", [.. tries, Accepted(Start.AddMinutes(9), Guesser, "test")]);
        Assert.Equal("login.guessed Critical High Intrusion x5 test@203.0.113.7 03-02 10:09:00 03-02 10:09:00", Detected.Short(found.One("login.guessed")));
    }

    /// <summary>What is nearest to guessing and innocent.</summary>
    public static TheoryData<string, string[]> Innocent => new()
    {
        { "nine refusals of one user", [.. Refusals(9, Guesser), Accepted(Start.AddMinutes(11), Guesser)] },
        { "five refusals of two users", [.. Refusals(3, Guesser), .. Refusals(2, Guesser, "alice", Start.AddMinutes(5)), Accepted(Start.AddMinutes(9), Guesser, "alice")] },
        { "a log-in from elsewhere", [.. Refusals(9, Guesser), Accepted(Start.AddMinutes(11), "192.0.2.25")] },
        { "a user who mistypes every morning", [.. Enumerable.Range(0, 25).SelectMany(d => (IEnumerable<string>)[.. Refusals(3, "192.0.2.25", "alice", Start.AddDays(d - 25)), Accepted(Start.AddDays(d - 25).AddMinutes(5), "192.0.2.25", "alice")])] },
        {
            "an office of ten behind one address, each of whom mistypes once a day",
            [.. Enumerable.Range(0, 20).SelectMany(d => Enumerable.Range(0, 10).SelectMany(u => (IEnumerable<string>)
                [.. Refusals(1, "192.0.2.25", "user" + u, Start.AddDays(d - 20).AddMinutes(u)), Accepted(Start.AddDays(d - 20).AddMinutes(u + 20), "192.0.2.25", "user" + u)]))]
        },
        { "a webmail on the same machine", [.. Refusals(30, "127.0.0.1", "alice"), Accepted(Start.AddMinutes(40), "127.0.0.1", "bob")] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void People_do_not_guess(string name, string[] lines)
    {
        Assert.NotEmpty(name);
        Detected.In("auth.log", lines).Not("login.guessed", "login.guessed_network", "login.guessed_user", "login.guessing");
    }

    [Theory]
    [InlineData(7 * 24 * 60, true)] // exactly seven days after the last refusal
    [InlineData((7 * 24 * 60) + 1, false)]
    public void A_campaign_ends_after_a_week_of_silence(int minutes, bool guessed)
    {
        var start = Start.AddDays(-20);
        var found = Detected.In("auth.log", [.. Refusals(10, Guesser, from: start), Accepted(start.AddMinutes(9 + minutes), Guesser)]);
        Assert.Equal(guessed, found.All.Any(f => f.Id == "login.guessed"));
        Assert.Equal(10, found.One("login.guessing").Count);
    }

    [Fact]
    public void A_known_users_many_failures_are_a_question_only()
    {
        var found = Detected.In("auth.log", [Accepted(Start.AddDays(-3), Guesser, "alice"), .. Refusals(10, Guesser, "alice"), Accepted(Start.AddMinutes(11), Guesser, "alice")]);
        Assert.Equal("login.guessed Medium Medium Sign x10 alice@203.0.113.7 03-02 10:11:00 03-02 10:11:00", Detected.Short(found.One("login.guessed")));
    }

    [Fact]
    public void A_key_is_not_guessed()
    {
        var found = Detected.In("auth.log", [.. Refusals(10, Guesser, "alice"), Accepted(Start.AddMinutes(11), Guesser, "alice", "publickey")]).One("login.guessed");
        Assert.Equal((FindingKind.Sign, Severity.Medium), (found.Kind, found.Severity));
        Assert.DoesNotContain("password of", found.Explanation.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_guesses_and_an_address_of_it_that_gets_in()
    {
        var tries = Enumerable.Range(0, 30).Select(i => Failed(Start.AddMinutes(i), $"198.51.100.{10 + (i % 10)}"));
        var found = Detected.In("auth.log", [.. tries, Accepted(Start.AddMinutes(40), "198.51.100.99", "alice")]);
        Assert.Equal("login.guessed_network High Medium Sign x30 alice@198.51.100.99 03-02 10:40:00 03-02 10:40:00", Detected.Short(found.One("login.guessed_network")));
        Detected.In("auth.log", [.. tries.Take(29), Accepted(Start.AddMinutes(40), "198.51.100.99", "alice")]).Not("login.guessed_network");
        Detected.In("auth.log", [.. tries, Accepted(Start.AddMinutes(40), "198.51.100.99", "alice", "publickey")]).Not("login.guessed_network");
        Detected.In("auth.log", [.. tries, Accepted(Start.AddMinutes(40), "192.0.2.99", "alice")]).Not("login.guessed_network");
    }

    /// <summary>Thirty refusals from ten networks of one provider, and the nearest innocent things.</summary>
    [Theory]
    [InlineData("a new address of the provider that guesses", 30, 10, "10.99.0.1", "password", false, true)]
    [InlineData("one refusal less", 29, 10, "10.99.0.1", "password", false, false)]
    [InlineData("only four addresses guess", 30, 4, "10.99.0.1", "password", false, false)]
    [InlineData("another provider", 30, 10, "10.200.0.1", "password", false, false)]
    [InlineData("an address that nobody knows", 30, 10, "192.0.2.1", "password", false, false)]
    [InlineData("a key is not guessed", 30, 10, "10.99.0.1", "publickey", false, false)]
    [InlineData("a customer of that provider, whose address changes", 30, 10, "10.99.0.1", "password", true, false)]
    public void A_provider_that_guesses_and_an_address_of_it_that_gets_in(string name, int refusals, int addresses, string address, string method, bool isCustomer, bool told)
    {
        Assert.NotEmpty(name);
        var geo = new GeoDatabase([new MmdbReader(MmdbFile.OfSystems(("10.0.0.0/9", 64500, "Example Hosting"), ("10.128.0.0/9", 64501, "Example Access")))]);
        IEnumerable<string> lines =
        [
            .. isCustomer ? [Accepted(Start.AddDays(-3), "10.98.0.1", "alice")] : Array.Empty<string>(),
            .. Enumerable.Range(0, refusals).Select(i => Failed(Start.AddMinutes(i), $"10.{i % addresses}.0.7")), Accepted(Start.AddMinutes(60), address, "alice", method),
        ];
        var found = Detected.With(geo, "auth.log", lines);
        Assert.Equal(told, found.All.Any(f => f.Id == "login.guessed_provider"));
        if (told)
        {
            Assert.Equal("login.guessed_provider Medium Low Sign x30 alice@10.99.0.1 03-02 11:00:00 03-02 11:00:00", Detected.Short(found.One("login.guessed_provider")));
            Assert.Equal("10.99.0.1, at a provider (AS64500 Example Hosting) from which passwords were being guessed, logged in as alice", found.One("login.guessed_provider").Title.En);
            Assert.EndsWith("Of one provider, AS64500 Example Hosting, 10 or more addresses were refused 30 times.", found.One("login.guessing").Explanation.En, StringComparison.Ordinal);
        }

        // Without such a database the networks are the /24 and /64 alone.
        Detected.In("auth.log", lines).Not("login.guessed_provider");
    }

    [Fact]
    public void A_user_whom_many_guess_logs_in_from_somewhere_new()
    {
        var tries = Enumerable.Range(0, 50).Select(i => Failed(Start.AddMinutes(i), $"198.51.{i}.10", "alice"));
        var before = Accepted(Start.AddDays(-1), "192.0.2.25", "alice");
        var found = Detected.In("auth.log", [before, .. tries, Accepted(Start.AddMinutes(60), "203.0.113.99", "alice")]);
        Assert.Equal("login.guessed_user Medium Low Sign x1 alice@203.0.113.99 03-02 11:00:00 03-02 11:00:00", Detected.Short(found.One("login.guessed_user")));
        Detected.In("auth.log", [before, .. tries, Accepted(Start.AddMinutes(60), "192.0.2.25", "alice")]).Not("login.guessed_user");
        Detected.In("auth.log", [before, .. tries.Take(49), Accepted(Start.AddMinutes(60), "203.0.113.99", "alice")]).Not("login.guessed_user");
    }

    [Fact]
    public void Repeated_messages_count_as_often_as_they_were_repeated()
    {
        var found = Detected.In("auth.log", Says(Start, "Failed password for root from 203.0.113.7 port 40001 ssh2"), Says(Start.AddSeconds(8), "message repeated 12 times: [ Failed password for root from 203.0.113.7 port 40001 ssh2]"));
        Assert.Equal(13, found.One("login.guessing").Count);
    }

    [Fact]
    public void Only_addresses_that_were_refused_are_counted()
    {
        var found = Detected.In("auth.log", [.. Refusals(12, Guesser), .. Enumerable.Range(0, 5).Select(i => Accepted(Start.AddHours(i), $"192.0.2.{i}", "alice"))]);
        Assert.Equal("Passwords were guessed 12 times from one address", found.One("login.guessing").Title.En);
    }

    [Fact]
    public void Many_addresses_with_one_try_each_are_guessing()
    {
        var found = Detected.In("auth.log", Enumerable.Range(0, 10).Select(i => Failed(Start.AddHours(i), $"198.51.{i}.10")));
        Assert.Equal("login.guessing Low High Attempt x10 -@- 03-02 10:00:00 03-02 19:00:00", Detected.Short(found.One("login.guessing")));
        Detected.In("auth.log", Enumerable.Range(0, 9).Select(i => Failed(Start.AddHours(i), $"198.51.{i}.10"))).Not("login.guessing");
    }

    [Fact]
    public void One_refusal_told_twice_is_one()
    {
        var lines = Enumerable.Range(0, 9).SelectMany(i => (IEnumerable<string>)
        [
            Says(Start.AddMinutes(i), $"Invalid user admin from 203.0.113.7 port {40_000 + i}"),
            Says(Start.AddMinutes(i), $"error: PAM: Authentication failure for illegal user admin from 203.0.113.7"),
            Says(Start.AddMinutes(i), $"Failed keyboard-interactive/pam for invalid user admin from 203.0.113.7 port {40_000 + i} ssh2"),
            Says(Start.AddMinutes(i), $"pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.7"),
            Says(Start.AddMinutes(i), $"error: Received disconnect from 203.0.113.7: 3: com.jcraft.jsch.JSchException: Auth fail [preauth]"),
        ]);
        Detected.In("auth.log", lines).Not("login.guessing");
    }

    [Fact]
    public void An_IPv4_address_written_as_IPv6_has_its_own_network()
    {
        var tries = Enumerable.Range(0, 60).Select(i => Failed(Start.AddMinutes(i), $"::ffff:198.51.{i % 20}.10"));
        Detected.In("auth.log", [.. tries, Accepted(Start.AddHours(2), "::ffff:192.0.2.25", "alice")]).Not("login.guessed_network");
    }

    [Fact]
    public void A_campaign_in_an_older_log_is_found_after_one_in_a_newer()
    {
        var found = Detected.In("journal.txt", Refusals(12, Guesser, "root", Start.AddDays(20)))
            .And("auth.log", [.. Refusals(12, Guesser), Accepted(Start.AddMinutes(13), Guesser)]);
        Assert.Equal("login.guessed Critical High Intrusion x12 root@203.0.113.7 03-02 10:13:00 03-02 10:13:00", Detected.Short(found.One("login.guessed")));
        Assert.Equal(24, found.One("login.guessing").Count);
    }

    [Fact]
    public void Other_services_are_guessed_as_well()
    {
        var found = Detected.In("mail.log", [
            .. Enumerable.Range(0, 12).Select(i => Detected.Line(Start.AddMinutes(i), "dovecot", $"imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<alice>, method=PLAIN, rip=203.0.113.7, lip=192.0.2.1, session=<a{i}>")),
            Detected.Line(Start.AddMinutes(20), "dovecot", "imap-login: Login: user=<alice>, method=PLAIN, rip=203.0.113.7, lip=192.0.2.1, mpid=77, TLS, session=<b>"),
        ]);
        Assert.Equal("login.guessed Critical High Intrusion x12 alice@203.0.113.7 03-02 10:20:00 03-02 10:20:00", Detected.Short(found.One("login.guessed")));
    }

    [Fact]
    public void Quiet_logs_have_no_finding() => Assert.DoesNotContain(Detected.In("auth.log", Accepted(Start, "192.0.2.25", "alice", "publickey")).All, f => Ids.Contains(f.Id));
}
