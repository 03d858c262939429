using System.Text;
using Ashiato.Tests.Detection.Detectors.Logins;

namespace Ashiato.Tests.Detection.Detectors.Defense;

/// <summary>Numbers that no file of a journal holds any more, with hours between them.</summary>
public sealed class JournalGapDetectorTests
{
    private const string Series = "0123456789abcdef0123456789abcdef";

    private static byte[] Journal(int from, int count, double fromHour, double minutesApart = 1, string series = Series) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i =>
        $"__CURSOR=s={series};i={from + i:x};b={series};m=1;t=1;x=1\n__REALTIME_TIMESTAMP={Sshd.Start.AddHours(fromHour).AddMinutes(i * minutesApart).ToUnixTimeMilliseconds() * 1000}\n_HOSTNAME=vps1\nSYSLOG_IDENTIFIER=app\nMESSAGE=entry {from + i}\n\n")));

    [Fact]
    public void A_file_in_the_middle_is_gone() =>
        Assert.Equal("defense.journal_gap Medium Medium Sign x1 -@- 03-02 11:39:00 03-02 20:00:00",
            Detected.Short(new Detected().And("system@1.export", Journal(1, 100, 0)).And("system.export", Journal(500, 100, 10)).One("defense.journal_gap")));

    [Fact]
    public void Entries_in_the_middle_of_a_file_are_gone() =>
        Assert.Contains("399", new Detected().And("system.export", [.. Journal(1, 100, 0), .. Journal(500, 100, 10)]).One("defense.journal_gap").Title.En, StringComparison.Ordinal);

    public static TheoryData<string, byte[][]> Innocent => new()
    {
        { "the oldest are gone", [Journal(500, 100, 0)] },
        { "the server was off", [Journal(1, 100, 0), Journal(101, 100, 10)] },
        { "a user's file holds them", [Journal(1, 100, 0), Journal(500, 100, 10), Journal(101, 399, 2)] },
        { "a user's file holds them scattered", [Journal(1, 100, 0), Journal(500, 100, 10), [.. Journal(90, 1, 1.6), .. Journal(130, 1, 3), .. Journal(170, 1, 4), .. Journal(210, 1, 5), .. Journal(250, 1, 6), .. Journal(290, 1, 7), .. Journal(330, 1, 8), .. Journal(370, 1, 8.5), .. Journal(410, 1, 9), .. Journal(455, 1, 9.5)]] },
        { "a user's file is not there", [[.. Journal(1, 100, 0), .. Journal(300, 100, 2)]] },
        { "few are missing", [Journal(1, 100, 0), Journal(140, 100, 10)] },
        { "another row of numbers", [Journal(1, 100, 0), Journal(500, 100, 10, series: "fedcba9876543210fedcba9876543210")] },
        { "one file read twice", [Journal(1, 100, 0), Journal(1, 100, 0)] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, byte[][] files)
    {
        Assert.NotEmpty(name);
        var detected = new Detected();
        foreach (var (file, i) in files.Select((f, i) => (f, i)))
        {
            detected = detected.And($"{i}.export", file);
        }

        detected.Not("defense.journal_gap");
    }
}
