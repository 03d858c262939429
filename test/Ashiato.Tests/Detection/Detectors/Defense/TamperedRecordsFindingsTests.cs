using Ashiato.App.Pipelines;
using Ashiato.Input.Formats.LoginRecords;
using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Detection.Detectors.Defense;

/// <summary>From the odd places of a login-record file to findings.</summary>
public sealed class TamperedRecordsFindingsTests
{
    private static byte[] In(int minute, int pid, string line = "pts/0") => Slots.Make(7, pid, line, "alice", "192.0.2.7", Slots.Monday + (60 * minute));

    private static byte[] Out(int minute, int pid, string line = "pts/0") => Slots.Make(8, pid, line, "", "", Slots.Monday + (60 * minute));

    private static readonly byte[] Boot = Slots.Make(2, 0, "~", "reboot", "", Slots.Monday);

    private static IEnumerable<byte> Sessions(int first, int count) => Enumerable.Range(first, count).SelectMany(i => (IEnumerable<byte>)[.. In(i * 10, 100 + i), .. Out((i * 10) + 5, 100 + i)]);

    private static string Found(string name, params IEnumerable<byte> file) =>
        string.Join('\n', LoginRecordFindings.Of(name, LoginRecordAudit.Inspect(new MemoryStream([.. file]), name.StartsWith("btmp", StringComparison.Ordinal))).Select(Detected.Short));

    [Fact]
    public void Zeroed_records() => Assert.Equal("defense.wtmp_zeroed High Medium Sign x2 -@- 01-05 00:25:00 01-05 00:30:00", Found("wtmp", [.. Boot, .. Sessions(1, 2), .. new byte[768], .. Sessions(3, 2)]));

    [Fact]
    public void One_zeroed_record_is_less() => Assert.StartsWith("defense.wtmp_zeroed Medium ", Found("wtmp", [.. Boot, .. Sessions(1, 2), .. new byte[384], .. Sessions(3, 2)]), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, false, "defense.wtmp_unwritten Low Medium Notice x1 ")]
    [InlineData(10, false, "defense.wtmp_unwritten Low Medium Notice x10 ")]
    [InlineData(11, false, "defense.wtmp_zeroed High Medium Sign x11 ")]
    [InlineData(1, true, "defense.wtmp_zeroed Medium Medium Sign x1 ")]
    public void Zeros_before_a_boot_without_a_shutdown_were_never_written(int slots, bool isShutDown, string expected)
    {
        byte[] shutdown = isShutDown ? Slots.Make(1, 0, "~", "shutdown", "", Slots.Monday + 3_000) : [];
        var boot = Slots.Make(2, 0, "~", "reboot", "", Slots.Monday + 3_600);
        Assert.StartsWith(expected, Found("wtmp", [.. Boot, .. Sessions(1, 2), .. shutdown, .. new byte[384 * slots], .. boot, .. Sessions(7, 2)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_that_goes_back() => Assert.Equal("defense.wtmp_time_back Medium Medium Sign x1 -@- 01-05 00:10:00 01-05 16:45:00", Found("wtmp", [.. Boot, .. Sessions(96, 5), .. Sessions(1, 5)]));

    [Fact]
    public void A_log_out_without_a_log_in() => Assert.Equal("defense.wtmp_spliced Medium Medium Sign x1 -@- 01-05 05:00:00 01-05 05:00:00", Found("wtmp", [.. Boot, .. Sessions(1, 12), .. Out(300, 999, "pts/9")]));

    [Fact]
    public void A_file_that_ends_inside_a_record() => Assert.Equal("defense.wtmp_odd_size Low Medium Notice x100 -@-  ", Found("wtmp", [.. Boot, .. Sessions(1, 2), .. In(90, 500)[..100]]));

    public static TheoryData<string, byte[]> Innocent => new()
    {
        { "in order", [.. Boot, .. Sessions(1, 30)] },
        { "zeros at the end: room made in advance", [.. Boot, .. Sessions(1, 30), .. new byte[768]] },
        { "sessions of the file before end in this one", [.. Boot, .. Out(1, 900, "pts/8"), .. Out(2, 901, "pts/9"), .. Sessions(1, 12)] },
        { "the clock was set back", [.. Boot, .. Sessions(96, 3), .. Slots.Make(4, 0, "|", "date", "", Slots.Monday + 70_000), .. Slots.Make(3, 0, "{", "date", "", Slots.Monday + 60), .. Sessions(1, 3)] },
        { "a boot with a wrong clock", [.. Boot, .. Sessions(96, 3), .. Slots.Make(2, 0, "~", "reboot", "", Slots.Monday + 60), .. Sessions(1, 3)] },
        { "a program that writes no log-ins", [.. Boot, .. Sessions(1, 12), .. Enumerable.Range(0, 20).SelectMany(i => Out(300 + i, 900 + i, "ftpd" + i))] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, byte[] file)
    {
        Assert.NotEmpty(name);
        Assert.Equal("", Found("wtmp", file));
    }
}
