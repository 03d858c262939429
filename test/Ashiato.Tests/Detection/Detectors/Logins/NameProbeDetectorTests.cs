using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors.Logins;

public sealed class NameProbeDetectorTests
{
    private static IEnumerable<string> Probe(int minute, string address, string user, bool isKnown = false) => isKnown
        ? [Says(Start.AddMinutes(minute), $"Connection closed by authenticating user {user} {address} port {40_000 + minute} [preauth]")]
        : [Says(Start.AddMinutes(minute), $"Invalid user {user} from {address} port {40_000 + minute}"), Says(Start.AddMinutes(minute), $"Connection closed by invalid user {user} {address} port {40_000 + minute} [preauth]")];

    [Fact]
    public void Names_tried_on_a_server_that_takes_keys_only()
    {
        var found = Detected.In("auth.log", Enumerable.Range(0, 10).SelectMany(i => Probe(i, "203.0.113.7", "user" + i)));
        Assert.Equal("login.names_tried Low High Attempt x10 -@203.0.113.7 03-02 10:00:00 03-02 10:09:00", Detected.Short(Assert.Single(found.All)));
    }

    [Fact]
    public void Root_tried_from_many_addresses() =>
        Assert.Equal(12, Detected.In("auth.log", Enumerable.Range(0, 12).SelectMany(i => Probe(i, $"203.0.113.{i}", "root", isKnown: true))).One("login.names_tried").Count);

    public static TheoryData<string, string[]> Innocent => new()
    {
        { "nine tries", [.. Enumerable.Range(0, 9).SelectMany(i => Probe(i, "203.0.113.7", "user" + i))] },
        { "a program that lost its key", [.. Enumerable.Range(0, 50).SelectMany(i => Probe(i, "192.0.2.25", "deploy", isKnown: true))] },
        { "somebody who gets in", [.. Enumerable.Range(0, 12).SelectMany(i => Probe(i, "192.0.2.25", "alise")), Accepted(Start.AddMinutes(15), "192.0.2.25", "alice", "publickey")] },
        { "passwords are tried: told as guessing", [.. Enumerable.Range(0, 12).SelectMany(i => (IEnumerable<string>)[.. Probe(i, "203.0.113.7", "user" + i), Failed(Start.AddMinutes(i), "203.0.113.7", "invalid user user" + i)])] },
        { "port scanners", [.. Enumerable.Range(0, 12).Select(i => Says(Start.AddMinutes(i), $"Connection closed by 203.0.113.7 port {40_000 + i} [preauth]"))] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, string[] lines)
    {
        Assert.NotEmpty(name);
        Detected.In("auth.log", lines).Not("login.names_tried");
    }
}
