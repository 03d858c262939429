using System.Diagnostics;
using System.Text;
using Ashiato.Core;
using Ashiato.Input.Following;
using Ashiato.Tests.Input.Formats.Journal;

namespace Ashiato.Tests.Input.Following;

/// <summary>The journal by its cursor: over renamed and removed files, and printed as journalctl does.</summary>
public sealed class JournalFollowTests : IDisposable
{
    private const ulong Recent = 1772366000000000; // 2026-03-01 11:53:20 UTC

    private readonly Followed _log = new();

    public JournalFollowTests()
    {
        _log.Append("");
        _log.Journals.Add(_log.At("journal"));
        Directory.CreateDirectory(_log.At("journal/0123456789abcdef0123456789abcdef"));
    }

    public void Dispose() => _log.Dispose();

    private string At(string name) => _log.At("journal/0123456789abcdef0123456789abcdef/" + name);

    private void Write(string name, int first, int count, byte sequence = 1, ulong realtime = Recent) =>
        File.WriteAllBytes(At(name), TinyJournal.Make([.. Enumerable.Range(first, count).Select(i => $"line {i}")], compact: first % 2 == 0, (ulong)first, realtime, sequence));

    [Fact]
    public void Entries_come_once_whatever_the_files_are_called()
    {
        Write("system.journal", 1, 10);
        Assert.Equal(Enumerable.Range(1, 10), Followed.Numbers(_log.Read()));
        Write("system.journal", 1, 15);
        Assert.Equal(Enumerable.Range(11, 5), Followed.Numbers(_log.Read()));
        Write("system@1.journal", 1, 20);
        Write("system@2.journal~", 21, 5);
        Write("system.journal", 26, 5);
        var kept = _log.Read();
        Assert.Equal(Enumerable.Range(16, 15), Followed.Numbers(kept));
        File.Delete(At("system@1.journal"));
        Assert.Empty(_log.Read().Lines);
        Assert.Empty(kept.Problems);
    }

    [Fact]
    public void Two_files_of_one_sequence_are_merged_and_another_sequence_is_new()
    {
        Write("system.journal", 1, 2);
        _log.Read();
        Write("user-1000.journal", 3, 2);
        File.WriteAllBytes(At("system.journal"), TinyJournal.Make(["line 1", "line 2"], true, 1, Recent));
        Write("system@x.journal", 5, 1);
        Write("remote.journal", 1, 3, sequence: 9, realtime: Recent + 1000);
        Assert.Equal([3, 4, 5, 1, 2, 3], Followed.Numbers(_log.Read()));
        Assert.Empty(_log.Read().Lines);
    }

    [Fact]
    public void What_was_removed_before_it_was_read_is_said_with_its_times()
    {
        Write("system.journal", 1, 10);
        _log.Read();
        Write("system.journal", 21, 5);
        var kept = _log.Read();
        Assert.Equal(Enumerable.Range(21, 5), Followed.Numbers(kept));
        var loss = Assert.Single(kept.Losses);
        Assert.Equal(("journal.removed", 10, 21, 10), (loss.Id, loss.ReadTo, loss.LengthNow, loss.Bytes));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMicroseconds(Recent + 9), loss.Since);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMicroseconds(Recent + 20), loss.Until);
        Assert.Empty(_log.Read().Problems);
    }

    [Fact]
    public void A_sequence_that_is_gone_altogether_is_said_once()
    {
        Write("system.journal", 1, 10);
        _log.Read();
        File.Delete(At("system.journal"));
        Write("system.journal", 1, 3, sequence: 5, realtime: Recent + 5000);
        var kept = _log.Read();
        Assert.Equal([1, 2, 3], Followed.Numbers(kept));
        Assert.Equal(LossKind.JournalRemoved, Assert.Single(kept.Losses).Kind);
        Write("system.journal", 1, 4, sequence: 7, realtime: Recent + 9000);
        Write("old.journal", 1, 3, sequence: 5, realtime: Recent + 5000);
        Assert.Equal([1, 2, 3, 4], Followed.Numbers(_log.Read()));
        File.Delete(At("old.journal"));
        Assert.Empty(_log.Read().Problems);
    }

    [Fact]
    public void The_first_run_goes_back_five_hours()
    {
        Write("system.journal", 1, 3, realtime: Recent - (6UL * 3600 * 1000000));
        Assert.Empty(_log.Read().Lines);
        Write("system.journal", 1, 4, realtime: Recent - (6UL * 3600 * 1000000));
        Assert.Equal([4], Followed.Numbers(_log.Read()));
    }

    [Fact]
    public void A_directory_that_is_not_there_is_one_problem()
    {
        Directory.Delete(_log.At("journal"), recursive: true);
        Assert.Equal(ProblemKind.Missing, Assert.Single(_log.Read().Problems).Kind);
    }

    [Fact]
    public void Lines_are_those_of_journalctl()
    {
        var remote = Needs.Program("systemd-journal-remote", "/usr/lib/systemd", "/lib/systemd");
        var journalctl = Needs.Program("journalctl");
        var source = _log.At("made.export");
        File.WriteAllBytes(source, Export());
        var journal = At("made.journal");
        Run(remote, "-o", journal, source);
        Assert.SkipUnless(File.Exists(journal), "systemd-journal-remote wrote no journal.");
        var theirs = Encoding.UTF8.GetString(Run(journalctl, "--file", journal, "-o", "short", "--no-pager", "-q")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(theirs, _log.Read().Lines);
    }

    private static byte[] Export()
    {
        var text = new MemoryStream();
        string[] messages = ["plain", "two\nlines\nand three", "tab\there", "\u001b[31mred\u001b[0m", "bell\a", "日本語の行", "", "end\n", new string('x', 5000), "nul\0inside", " leading", "\u0085control"];
        string[] heads = ["SYSLOG_IDENTIFIER=app\n_PID=12\n", "SYSLOG_IDENTIFIER=app\nSYSLOG_PID=13\n", "_COMM=daemon\n_PID=14\n", "", "SYSLOG_IDENTIFIER=" + new string('i', 400) + "\n", "SYSLOG_IDENTIFIER=x\n_SOURCE_REALTIME_TIMESTAMP=1772359000000000\n"];
        for (var i = 0; i < messages.Length * heads.Length; i++)
        {
            var message = Encoding.UTF8.GetBytes(messages[i % messages.Length]);
            text.Write(Encoding.UTF8.GetBytes($"__REALTIME_TIMESTAMP={Recent + (ulong)(i * 1000)}\n__MONOTONIC_TIMESTAMP={1000 + i}\n_BOOT_ID=0123456789abcdef0123456789abcdef\n_HOSTNAME=web1\n{heads[i / messages.Length]}MESSAGE\n"));
            text.Write(BitConverter.GetBytes((long)message.Length));
            text.Write(message);
            text.Write("\n\n"u8);
        }

        return text.ToArray();
    }

    private static byte[] Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        _ = errors.Result;
        return output.ToArray();
    }
}
