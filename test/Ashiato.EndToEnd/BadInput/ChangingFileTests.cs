using System.Text;
using System.Text.Json;

namespace Ashiato.EndToEnd.BadInput;

/// <summary>
/// Logs that somebody writes, cuts or removes while they are read: what was there when the file was opened is read as far as
/// it can be; growing is no trouble, shortening is one line.
/// </summary>
public sealed class ChangingFileTests
{
    /// <summary>Some 5 MB: far more than the program, held by a full pipe, can have read.</summary>
    private const int Lines = 50_000;

    /// <summary>More than the program can have read when it is held.</summary>
    private const int Unread = 3_000_000;

    private static readonly byte[] Whole = Logs.Auth(Lines);

    private static readonly byte[] Added = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("2026-02-28T10:00:00+00:00 web1 sshd[1]: Failed password for root from 198.51.100.9 port 5 ssh2\n", 5_000)));

    [Theory]
    [InlineData("--now", "2026-03-01T00:00:00Z")]
    [InlineData]
    public void A_log_that_grows_is_read_as_it_was_when_it_was_opened(params string[] options)
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Whole);
        var run = ProgramRun.Held(() => Append(log), ["parse", .. options, log]);
        Assert.Equal(0, run.Status);
        Assert.Empty(run.Error);
        Assert.True(Whole.AsSpan().SequenceEqual(Text(run)));
    }

    [Theory]
    [InlineData(Unread)]
    [InlineData(Unread + 51)]
    [InlineData(4_194_304)]
    public void A_log_that_is_shortened_is_read_to_where_it_ends_now(int length)
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Whole);
        var run = ProgramRun.Held(() => Shorten(log, length), "parse", log);
        Assert.Equal(0, run.Status);
        var line = Assert.Single(run.ErrorLines);
        Assert.Contains($"{log}: had {Whole.Length} bytes when it was opened, but ended after {length}", line, StringComparison.Ordinal);
        var text = Text(run);
        Assert.True(Whole.AsSpan(0, length).SequenceEqual(text[^1] == '\n' && Whole[length - 1] != '\n' ? text.AsSpan(0, text.Length - 1) : text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public void A_log_that_is_emptied_gives_what_was_read_before(int added)
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Whole);
        var run = ProgramRun.Held(
            () =>
            {
                Shorten(log, 0);
                Append(log, added);
            },
            "parse",
            log);
        Assert.Equal(0, run.Status);
        Assert.Contains(log, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        AssertBeginning(Text(run), 1);
    }

    [Fact]
    public void A_log_that_is_removed_is_read_to_its_end()
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Whole);
        var run = ProgramRun.Held(() => File.Delete(log), "parse", log);
        Assert.Equal(0, run.Status);
        Assert.Empty(run.Error);
        Assert.True(Whole.AsSpan().SequenceEqual(Text(run)));
    }

    /// <summary>At moments that nobody chose. Wherever the cut falls, nothing is invented, and all before it is there.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(90)]
    [InlineData(160)]
    [InlineData(230)]
    [InlineData(400)]
    public void Changes_at_any_moment_leave_what_can_be_read(int milliseconds)
    {
        using var directory = new TempDirectory();
        var (log, other) = (directory.Write("auth.log", Whole), directory.Write("grown.log", Whole));
        var (shortened, _) = Meanwhile(milliseconds, () => Shorten(log, Unread + 51), () => ProgramRun.Of("parse", log));
        Assert.Equal(0, shortened.Status);
        Assert.InRange(shortened.ErrorLines.Length, 0, 1);
        AssertBeginning(Text(shortened), Unread + 51 - 200);

        var (grown, _) = Meanwhile(milliseconds, () => Append(other), () => ProgramRun.Of("parse", other));
        Assert.Equal(0, grown.Status);
        Assert.Empty(grown.Error);
        byte[] both = [.. Whole, .. Added];
        var text = Text(grown);
        Assert.InRange(text.Length, Whole.Length, both.Length);
        Assert.True(both.AsSpan(0, text.Length - 1).SequenceEqual(text.AsSpan(0, text.Length - 1)));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(350)]
    public void An_investigation_of_changing_logs_ends_as_documented(int milliseconds)
    {
        using var directory = new TempDirectory();
        var logs = Enumerable.Range(0, 4).Select(n => directory.Write($"var/log/auth.log.{n + 1}", Whole)).ToList();
        var (run, _) = Meanwhile(
            milliseconds,
            () =>
            {
                Append(logs[0]);
                Shorten(logs[1], 1_000_003);
                Shorten(logs[2], 0);
                File.Delete(logs[3]);
            },
            () => ProgramRun.Of("investigate", directory.Path));
        Assert.Contains(run.Status, (int[])[0, 10]);
        Assert.Empty(run.Error);
        Assert.Contains("192.0.2.7", run.Out, StringComparison.Ordinal);
    }

    private static (ProgramRun Run, bool Done) Meanwhile(int milliseconds, Action change, Func<ProgramRun> run)
    {
        var changing = Task.Run(async () =>
        {
            await Task.Delay(milliseconds);
            change();
            return true;
        });
        var result = run();
        return (result, changing.GetAwaiter().GetResult());
    }

    private static void AssertBeginning(byte[] text, int least)
    {
        Assert.InRange(text.Length, least, Whole.Length);

        // The last record may be a line that was cut, and has no end then.
        Assert.True(Whole.AsSpan(0, text.Length - 1).SequenceEqual(text.AsSpan(0, text.Length - 1)));
    }

    /// <summary>The lines that were read, one after the other.</summary>
    private static byte[] Text(ProgramRun run)
    {
        var text = new MemoryStream();
        foreach (var line in run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var record = JsonDocument.Parse(line);
            text.Write(Encoding.UTF8.GetBytes(record.RootElement.GetProperty("event.original").GetString() + "\n"));
        }

        return text.ToArray();
    }

    private static void Shorten(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private static void Append(string path, int length = int.MaxValue)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(Added.AsSpan(0, Math.Min(length, Added.Length)));
    }
}
