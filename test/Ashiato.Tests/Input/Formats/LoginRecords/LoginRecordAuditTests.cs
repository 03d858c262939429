using System.Diagnostics;
using System.Text.Json;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Input.Formats.LoginRecords;

public sealed class LoginRecordAuditTests
{
    private static readonly byte[] Boot = Slots.Make(2, 0, "~", "reboot", "", Slots.Monday);

    private static byte[] In(int minute, int pid, string line = "pts/0") => Slots.Make(7, pid, line, "alice", "", Slots.Monday + 60 * minute);

    private static byte[] Out(int minute, int pid, string line = "pts/0") => Slots.Make(8, pid, line, "", "", Slots.Monday + 60 * minute);

    public static TheoryData<string, byte[], string> Cases => new()
    {
        { "in order", [.. Boot, .. In(1, 10), .. Out(2, 10)], "" },
        { "zeroed", [.. Boot, .. new byte[768], .. In(1, 10)], "ZeroedSlots@1x2" },
        { "zeros at the end only", [.. Boot, .. In(1, 10), .. new byte[768]], "" },
        { "back by two hours", [.. Boot, .. In(1, 10), .. Out(2, 10), .. In(3, 10), .. Out(4, 10), .. In(300, 10), .. Out(180, 10), .. In(301, 11), .. Out(302, 11), .. In(303, 12), .. Out(304, 12)], "TimeWentBack@6x1" },
        { "back by half a minute", [.. Boot, .. In(300, 10), .. Slots.Make(8, 10, "pts/0", "", "", Slots.Monday + 300 * 60 - 30)], "" },
        {
            "clock set back",
            [.. Boot, .. In(300, 10), .. Slots.Make(4, 0, "|", "date", "", Slots.Monday + 18060), .. Slots.Make(3, 0, "{", "date", "", Slots.Monday + 60), .. Out(2, 10)],
            ""
        },
        { "boot after a step back", [.. Boot, .. In(300, 10), .. Out(2, 10), .. Slots.Make(2, 0, "~", "reboot", "", Slots.Monday + 180)], "" },
        { "odd size", [.. Boot, .. In(1, 10)[..383]], "OddSize@1x383" },
        { "log-out alone", [.. Boot, .. Out(2, 10)], "LogoutWithoutLogin@1x1" },
        { "log-out of the file before", [.. Out(2, 10), .. In(3, 11), .. Out(4, 11)], "" },
        { "log-in over a log-in", [.. Boot, .. In(1, 10), .. In(2, 11)], "LoginOverOpenLogin@2x1" },
        { "log-in, crash, log-in", [.. Boot, .. In(1, 10), .. Slots.Make(2, 0, "~", "reboot", "", Slots.Monday + 90), .. In(2, 11)], "" },
        { "terminal that waits", [.. Boot, .. Slots.Make(6, 5, "tty1", "LOGIN", "", Slots.Monday), .. In(1, 5, "tty1"), .. Out(2, 5, "tty1")], "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Anomalies_are_found(string name, byte[] file, string expected)
    {
        var found = LoginRecordAudit.Inspect(new MemoryStream(file), isFailures: false);
        Assert.Equal((name, expected), (name, string.Join(' ', found.Select(a => $"{a.Kind}@{a.Slot}x{a.Count}"))));
        Assert.All(found, a => Assert.Equal(a.Slot * 384, a.Offset));
    }

    [Fact]
    public void A_tampered_file_gives_what_was_done_to_it()
    {
        var python = Needs.Program("python3");
        var maker = Path.Combine(Needs.Shared("bench"), "make-wtmp");
        var truthPath = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, [maker, "5000", "--tamper", "--truth", truthPath]) { RedirectStandardOutput = true })!;
            var file = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(file);
            process.WaitForExit();
            file.Position = 0;
            var truth = JsonDocument.Parse(File.ReadAllText(truthPath)).RootElement.GetProperty("tampered");
            var found = LoginRecordAudit.Inspect(file, isFailures: false);
            Assert.Contains(found, a => a.Kind == LoginRecordAnomalyKind.ZeroedSlots && a.Slot == truth.GetProperty("zeroed_record").GetInt64());
            Assert.Contains(found, a => a.Kind == LoginRecordAnomalyKind.TimeWentBack && a.Slot == truth.GetProperty("time_set_back_record").GetInt64());
            Assert.Contains(found, a => a.Kind == LoginRecordAnomalyKind.OddSize && a.Slot == truth.GetProperty("cut_off_record").GetInt64());
            Assert.Contains(found, a => a.Kind == LoginRecordAnomalyKind.LogoutWithoutLogin && a.Slot >= truth.GetProperty("removed_before_record").GetInt64());
            Assert.True(found.Length <= 6, string.Join('\n', found));
        }
        finally
        {
            File.Delete(truthPath);
        }
    }
}
