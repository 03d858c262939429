namespace Ashiato.Tests.Detection.Detectors.Logins;

/// <summary>What sshd writes into auth.log.</summary>
internal static class Sshd
{
    public static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");

    public static string Says(DateTimeOffset time, string message) => Detected.Line(time, "sshd[4711]", message);

    public static string Failed(DateTimeOffset time, string address, string user = "root", string method = "password") =>
        Says(time, $"Failed {method} for {user} from {address} port {Port(time)} ssh2");

    public static string Accepted(DateTimeOffset time, string address, string user = "root", string method = "password") =>
        Says(time, $"Accepted {method} for {user} from {address} port {Port(time)} ssh2");

    /// <summary>As many refusals as asked for, one a minute.</summary>
    public static IEnumerable<string> Refusals(int count, string address, string user = "root", DateTimeOffset? from = null) =>
        Enumerable.Range(0, count).Select(i => Failed((from ?? Start).AddMinutes(i), address, user));

    // Connections do not share a port, so that no two lines are the same.
    private static long Port(DateTimeOffset time) => 30_000 + (time.ToUnixTimeSeconds() / 7 % 30_000);
}
