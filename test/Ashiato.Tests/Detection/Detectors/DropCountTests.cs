using Ashiato.Detection.Detectors;
using Ashiato.Detection.Detectors.Accounts;
using Ashiato.Detection.Detectors.Defense;
using Ashiato.Detection.Detectors.Logins;
using Ashiato.Detection.Detectors.Packages;
using Ashiato.Detection.Detectors.Web;
using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors;

/// <summary>Memory is bounded, and what is not kept is counted: each detector with as much as it keeps, and three more.</summary>
public sealed class DropCountTests
{
    /// <summary>A detector, the file it reads, how many it keeps, and the line of each.</summary>
    public static TheoryData<string, Func<Detector>, string, int, Func<int, string>> Bounds => new()
    {
        { "logger", () => new LoggerStoppedDetector(), "syslog", 20_000, i => Detected.Line(Start.AddSeconds(i), "rsyslogd", "[origin software=\"rsyslogd\" swVersion=\"8.2302.0\" x-pid=\"5\" x-info=\"https://www.rsyslog.com\"] start") },
        { "silences", () => new LoggerStoppedDetector(), "syslog", 100, i => Detected.Line(Start.AddDays(-50).AddHours(i), "rsyslogd", $"[origin software=\"rsyslogd\" swVersion=\"8.2302.0\" x-pid=\"5\" x-info=\"https://www.rsyslog.com\"] exiting on signal 15.")
            + "\n" + Detected.Line(Start.AddDays(-50).AddHours(i).AddMinutes(30), "rsyslogd", "[origin software=\"rsyslogd\" swVersion=\"8.2302.0\" x-pid=\"5\" x-info=\"https://www.rsyslog.com\"] start") },
        { "single events", () => new SingleEventDetector(), "auth.log", 500, i => Detected.Line(Start, "sudo", $"    user{i} : user NOT in sudoers ; TTY=pts/1 ; PWD=/home/a ; USER=root ; COMMAND=/usr/bin/id") },
        { "accounts", () => new AccountChangeDetector(), "auth.log", 500, i => Detected.Line(Start, "useradd[9]", $"new user: name=user{i}, UID={2000 + i}, GID={2000 + i}, home=/home/user{i}, shell=/bin/bash, from=/dev/pts/0") },
        { "packages", () => new SecurityToolRemovedDetector(), "dpkg.log", 200, i => $"{Start.AddDays(-20).AddHours(i):yyyy-MM-dd HH:mm:ss} remove auditd:amd64 1:3.0.9-1 <none>" },
        { "root", () => new RootLoginDetector(), "auth.log", 200, i => Accepted(Start.AddSeconds(i), $"198.51.100.{i % 250}", i < 250 ? "root" : "daemon") },
        { "web shells", () => new WebShellDetector(), "access.log", 2_000, i => Request($"/uploads/a{i}.php", i, "GET", 200) },
        { "names", () => new NameProbeDetector(), "auth.log", 50_000, i => Says(Start, $"Invalid user oracle from 10.{i >> 16}.{(i >> 8) & 255}.{i & 255} port 4000") },
    };

    [Theory]
    [MemberData(nameof(Bounds), DisableDiscoveryEnumeration = true)]
    public void What_is_more_than_is_kept_is_counted(string name, Func<Detector> make, string file, int most, Func<int, string> line)
    {
        Assert.NotEmpty(name);
        Assert.Equal(0, Concluded(new Detected(make()).And(file, Enumerable.Range(0, most).Select(line))));
        Assert.Equal(3, Concluded(new Detected(make()).And(file, Enumerable.Range(0, most + 3).Select(line))));
    }

    [Fact]
    public void Addresses_that_guess_make_room_in_eighths() =>
        Assert.InRange(Concluded(new Detected(new GuessingDetector(Ashiato.Detection.Geo.GeoDatabase.Empty)).And("auth.log", Enumerable.Range(0, 30_003).Select(i => Failed(Start.AddSeconds(i / 50), $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}")))), 3_750, 4_000);

    [Fact]
    public void Log_ins_to_WordPress_that_were_guessed_are_counted_beyond_their_bound() =>
        Assert.Equal(3, Concluded(new Detected(new WebGuessingDetector()).And("access.log", Enumerable.Range(0, 1_003).SelectMany(i =>
            Enumerable.Range(0, 12).Select(n => Request("/wp-login.php", i, "POST", n < 11 ? 200 : 302))))));

    private static long Concluded(Detected detected)
    {
        _ = detected.All;
        return detected.Dropped;
    }

    private static string Request(string path, int address, string method, int status) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"10.0.{address >> 8}.{address & 255} - - [02/Mar/2026:10:{address / 60 % 60:00}:{address % 60:00} +0000] \"{method} {path} HTTP/1.1\" {status} 512 \"-\" \"curl/8.0\"");
}
