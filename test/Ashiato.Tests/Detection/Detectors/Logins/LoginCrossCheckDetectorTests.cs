using Ashiato.Tests.Input.Formats.LoginRecords;
using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors.Logins;

/// <summary>wtmp beside auth.log: alice logs in every hour; mallory's log-in is in one of them.</summary>
public sealed class LoginCrossCheckDetectorTests
{
    private const string Home = "192.0.2.25";
    private const string Away = "203.0.113.9";

    private static readonly DateTimeOffset Hidden = Start.AddMinutes(310);

    private static DateTimeOffset Hour(int hour) => Start.AddHours(hour);

    private static byte[] Come(DateTimeOffset time, string user, string address, string line) =>
        Slots.Make(7, 4711, line, user, address, time.ToUnixTimeSeconds(), address: [.. address.Split('.').Select(byte.Parse)]);

    private static byte[] Go(DateTimeOffset time, string line) => Slots.Make(8, 4711, line, "", "", time.ToUnixTimeSeconds());

    private static byte[] Wtmp(int hours) => [.. Enumerable.Range(0, hours).SelectMany(h => (IEnumerable<byte>)[.. Come(Hour(h), "alice", Home, "pts/0"), .. Go(Hour(h).AddMinutes(20), "pts/0")])];

    private static IEnumerable<string> Text(int hours, params (DateTimeOffset Time, string Line)[] others) =>
        Enumerable.Range(0, hours).SelectMany(h => Login(Hour(h), "alice", Home, 1000 + h, 20)).Concat(others).OrderBy(l => l.Time).Select(l => l.Line);

    private static (DateTimeOffset Time, string Line)[] Login(DateTimeOffset time, string user, string address, int pid, int minutes) =>
    [
        (time, Detected.Line(time, $"sshd[{pid}]", $"Accepted publickey for {user} from {address} port 50022 ssh2: ED25519 SHA256:abc{user}")),
        (time, Detected.Line(time, $"sshd[{pid}]", $"pam_unix(sshd:session): session opened for user {user}(uid=1002) by (uid=0)")),
        (time.AddMinutes(minutes), Detected.Line(time.AddMinutes(minutes), $"sshd[{pid}]", $"pam_unix(sshd:session): session closed for user {user}")),
    ];

    private static (DateTimeOffset Time, string Line) Sudo(DateTimeOffset time, string user, string tty = "pts/1") =>
        (time, Detected.Line(time, "sudo", $"{user} : TTY={tty} ; PWD=/home/{user} ; USER=root ; COMMAND=/usr/bin/id"));

    private static byte[] Lastlog(DateTimeOffset time, string address)
    {
        var file = new byte[292 * 1003];
        BitConverter.TryWriteBytes(file.AsSpan(292 * 1002), (int)time.ToUnixTimeSeconds());
        "pts/1"u8.CopyTo(file.AsSpan((292 * 1002) + 4));
        System.Text.Encoding.ASCII.GetBytes(address).CopyTo(file.AsSpan((292 * 1002) + 36));
        return file;
    }

    [Fact]
    public void A_session_at_a_terminal_that_wtmp_does_not_know()
    {
        var found = Detected.In("auth.log", Text(10, [.. Login(Hidden, "mallory", Away, 77, 15), Sudo(Hidden.AddMinutes(5), "mallory")])).And("wtmp", Wtmp(10)).One("login.missing_in_wtmp");
        Assert.Equal("login.missing_in_wtmp Medium Low Sign x1 mallory@203.0.113.9 03-02 15:10:00 03-02 15:10:00", Detected.Short(found));
        Assert.Equal(2, found.Evidence.Count);
        Assert.Equal("1 log-in(s) of mallory are missing in wtmp", found.Title.En);
    }

    [Fact]
    public void Lastlog_proves_the_terminal() =>
        Assert.Equal(
            "login.missing_in_wtmp Medium Medium Sign x1 mallory@203.0.113.9 03-02 15:10:00 03-02 15:10:00",
            Detected.Short(Detected.In("auth.log", Text(10, Login(Hidden, "mallory", Away, 77, 15))).And("lastlog", Lastlog(Hidden, Away)).And("wtmp", Wtmp(10)).One("login.missing_in_wtmp")));

    public static TheoryData<string, (DateTimeOffset, string)[]> Innocent => new()
    {
        { "a copy: no terminal", Login(Hidden, "mallory", Away, 77, 15) },
        { "sudo without a terminal of the network", [.. Login(Hidden, "mallory", Away, 77, 15), Sudo(Hidden.AddMinutes(5), "mallory", "unknown")] },
        { "sudo after the session", [.. Login(Hidden, "mallory", Away, 77, 2), Sudo(Hidden.AddMinutes(5), "mallory")] },
        { "tmux, which is used at other times too", [.. Login(Hidden, "alice", Away, 77, 15), Sudo(Hidden.AddMinutes(5), "alice"), Sudo(Hour(2).AddMinutes(5), "alice", "pts/4")] },
        { "a terminal that wtmp knows", [.. Login(Hour(5).AddMinutes(4), "alice", Home, 77, 15), Sudo(Hour(5).AddMinutes(8), "alice", "pts/0")] },
        { "before wtmp begins", [.. Login(Start.AddHours(-5), "mallory", Away, 77, 15), Sudo(Start.AddHours(-5).AddMinutes(5), "mallory")] },
        { "after wtmp ends", [.. Login(Start.AddHours(15), "mallory", Away, 77, 15), Sudo(Start.AddHours(15).AddMinutes(5), "mallory")] },
        { "a habit", [.. Enumerable.Range(0, 6).SelectMany(i => Login(Hour(i).AddMinutes(30), "mallory", Away, 77 + i, 15).Append(Sudo(Hour(i).AddMinutes(35), "mallory")))] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, (DateTimeOffset, string)[] others)
    {
        Assert.NotEmpty(name);
        Detected.In("auth.log", Text(10, others)).And("wtmp", Wtmp(10)).Not("login.missing_in_wtmp", "login.missing_in_log");
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Five_others_must_be_told_by_both(int others, bool isTold)
    {
        var time = Start.AddMinutes(70);
        var found = Detected.In("auth.log", Text(others, [.. Login(time, "mallory", Away, 77, 15), Sudo(time.AddMinutes(5), "mallory")])).And("wtmp", [.. Slots.Make(2, 0, "~", "reboot", "6.1.0", Start.AddHours(-2).ToUnixTimeSeconds()), .. Wtmp(others)]);
        Assert.Equal(isTold, found.All.Any(f => f.Id == "login.missing_in_wtmp"));
    }

    [Fact]
    public void A_log_in_whose_lines_are_gone()
    {
        byte[] wtmp = [.. Wtmp(6), .. Come(Hidden, "mallory", Away, "pts/1"), .. Go(Hidden.AddMinutes(9), "pts/1"), .. Wtmp(10)[(6 * 2 * 384)..]];
        var found = Detected.In("auth.log", Text(10)).And("wtmp", wtmp).One("login.missing_in_log");
        Assert.Equal("login.missing_in_log Medium Medium Sign x1 mallory@203.0.113.9 03-02 15:10:00 03-02 15:10:00", Detected.Short(found));
        Assert.Contains("203.0.113.9", found.Evidence[0].Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-300)] // before auth.log begins
    [InlineData(900)] // after it ends
    public void What_the_log_does_not_cover_is_not_missing(int minute)
    {
        var time = Start.AddMinutes(minute);
        Detected.In("auth.log", Text(10)).And("wtmp", [.. Wtmp(10), .. Come(time, "mallory", Away, "pts/1")]).Not("login.missing_in_log");
    }

    [Fact]
    public void A_log_that_was_silent_or_lost_messages_proves_nothing()
    {
        byte[] wtmp = [.. Wtmp(10), .. Come(Hidden, "mallory", Away, "pts/1")];
        Detected.In("auth.log", Text(10, (Hidden, Detected.Line(Hidden, "rsyslogd", "imuxsock begins to drop messages from pid 12 due to rate-limiting")))).And("wtmp", wtmp).Not("login.missing_in_log");
        byte[] later = [.. Wtmp(10), .. Come(Start.AddHours(30), "mallory", Away, "pts/1"), .. Come(Start.AddHours(50), "alice", Home, "pts/0")];
        Detected.In("auth.log", Text(10, Login(Start.AddHours(50), "alice", Home, 99, 5))).And("wtmp", later).Not("login.missing_in_log");
    }

    [Fact]
    public void Terminals_on_the_screen_are_not_sshds() =>
        Detected.In("auth.log", Text(10)).And("wtmp", [.. Wtmp(10), .. Slots.Make(7, 9, "tty1", "mallory", "", Hidden.ToUnixTimeSeconds()), .. Slots.Make(7, 9, "pts/3", "alice", "tmux(812).%0", Hidden.ToUnixTimeSeconds())]).Not("login.missing_in_log");
}
