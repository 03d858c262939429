using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors.Logins;

public sealed class FirstSeenAddressDetectorTests
{
    private static IEnumerable<string> Habit(int logins, string address = "192.0.2.25", int fromHour = 0) =>
        Enumerable.Range(0, logins).Select(i => Accepted(Start.AddHours(fromHour + i), address, "alice", "publickey"));

    [Fact]
    public void A_new_network_after_five_log_ins()
    {
        var found = Detected.In("auth.log", [.. Habit(5), Accepted(Start.AddHours(6), "203.0.113.9", "alice", "publickey"), Accepted(Start.AddHours(7), "198.51.100.8", "alice")]);
        var one = found.One("login.first_seen_address");
        Assert.Equal("login.first_seen_address Low Low Notice x2 alice@203.0.113.9 03-02 16:00:00 03-02 17:00:00", Detected.Short(one));
        Assert.Equal("alice logged in from 203.0.113.9, 198.51.100.8 for the first time", one.Title.En);
        Assert.Contains("5 times", one.Explanation.En, StringComparison.Ordinal);
    }

    public static TheoryData<string, string[]> Innocent => new()
    {
        { "no habits yet", [.. Habit(4), Accepted(Start.AddHours(6), "203.0.113.9", "alice")] },
        { "the same network", [.. Habit(5), Accepted(Start.AddHours(6), "192.0.2.250", "alice")] },
        { "the same IPv6 network", [.. Habit(5, "2001:db8:1:2::7"), Accepted(Start.AddHours(6), "2001:db8:1:2:ffff::9", "alice")] },
        { "a network known before", [Accepted(Start.AddHours(-1), "203.0.113.9", "alice"), .. Habit(5), Accepted(Start.AddHours(6), "203.0.113.10", "alice")] },
        { "another user", [.. Habit(5), Accepted(Start.AddHours(6), "203.0.113.9", "bob")] },
        { "refused", [.. Habit(5), Failed(Start.AddHours(6), "203.0.113.9", "alice")] },
        { "the server itself", [.. Habit(5), Accepted(Start.AddHours(6), "127.0.0.1", "alice")] },
        { "the same address as IPv6", [.. Habit(5), Accepted(Start.AddHours(6), "::ffff:192.0.2.25", "alice")] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, string[] lines)
    {
        Assert.NotEmpty(name);
        Detected.In("auth.log", lines).Not("login.first_seen_address");
    }

    [Fact]
    public void A_log_that_reaches_further_back_knows_better() =>
        Detected.In("newer.log", [.. Habit(5), Accepted(Start.AddHours(6), "203.0.113.9", "alice")])
            .And("older.log", [Accepted(Start.AddDays(-9), "203.0.113.77", "alice"), Accepted(Start.AddDays(-8), "198.51.100.8", "alice")])
            .Not("login.first_seen_address");
}
