using System.Diagnostics;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Tests.Input.Formats.Journal;

/// <summary>A journal that systemd wrote, read here and by journalctl.</summary>
public sealed class JournalctlTests : IDisposable
{
    private static readonly string[] Compared =
    [
        "message", "process.name", "process.pid", "process.executable", "user.id", "host.name", "host.boot.id", "systemd.unit",
        "log.syslog.severity.code", "log.syslog.facility.code",
    ];

    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "0")]
    [InlineData("1", "1")]
    public void Both_read_the_same(string keyedHash, string compact)
    {
        var remote = Needs.Program("systemd-journal-remote", "/usr/lib/systemd", "/lib/systemd");
        var journalctl = Needs.Program("journalctl");
        var source = _temp.Write("made.export", Encoding.UTF8.GetBytes(Export()));
        var journal = Path.Combine(_temp.Path, "made.journal");
        Run(remote, ["-o", journal, source], ("SYSTEMD_JOURNAL_KEYED_HASH", keyedHash), ("SYSTEMD_JOURNAL_COMPACT", compact));
        Assert.SkipUnless(File.Exists(journal), "systemd-journal-remote wrote no journal.");

        var (own, problems) = JournalReading.Read(File.OpenRead(journal));
        var (theirs, _) = JournalReading.Read(Run(journalctl, ["--file", journal, "-o", "export", "--no-pager"]));
        Assert.Empty(problems.All);
        Assert.Equal(400, own.Count);
        Assert.Equal(theirs.Select(CursorOf), own.Select(CursorOf));
        foreach (var (a, b) in own.Zip(theirs))
        {
            Assert.Equal(b.UnixNanoseconds, a.UnixNanoseconds);
            Assert.All(Compared, name => Assert.Equal(b.GetString(FieldName.Get(name)), a.GetString(FieldName.Get(name))));
        }
    }

    // Long messages are packed in the journal.
    private static string Export()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 400; i++)
        {
            var message = i % 7 == 0 ? string.Concat(Enumerable.Repeat($"frame {i} of a long trace; ", 200)) : $"Failed password for root from 203.0.113.{i % 250} port {30000 + i} ssh2";
            _ = text.Append($"__REALTIME_TIMESTAMP={1700000000000000 + (i * 1000)}\n__MONOTONIC_TIMESTAMP={1000 + i}\n_BOOT_ID=0123456789abcdef0123456789abcdef\n")
                .Append($"_HOSTNAME=web1\nPRIORITY={i % 8}\nSYSLOG_FACILITY=10\nSYSLOG_IDENTIFIER=sshd\n_PID={i}\n_UID=0\n_EXE=/usr/sbin/sshd\n_SYSTEMD_UNIT=ssh.service\nMESSAGE={message}\n\n");
        }

        return text.ToString();
    }

    private static string? CursorOf(Record record) => record.GetString(FieldNames.SystemdCursor);

    private static byte[] Run(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        _ = errors.Result;
        return output.ToArray();
    }
}
