using System.IO.Compression;

namespace Ashiato.EndToEnd.BadInput;

/// <summary>Files that are no logs, or not whole: everything readable is still read, and a line says what is wrong.</summary>
public sealed class StrangeFileTests
{
    private const int MostMegabytes = 300;

    [Theory]
    [InlineData("parse")]
    [InlineData("logs")]
    [InlineData("investigate")]
    public void An_empty_file_is_no_trouble(string command)
    {
        using var directory = new TempDirectory();
        var run = ProgramRun.Of(command, directory.Write("auth.log", []));
        Assert.InRange(run.Status, 0, 3);
        Assert.InRange(run.ErrorLines.Length, 0, 1);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2106-02-07T06:28:16Z")]
    [InlineData("9999-12-31T23:59:60.999999999-14:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void Clock_nonsense_is_read(string stamp)
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", System.Text.Encoding.ASCII.GetBytes(stamp + " web1 sshd[12]: Failed password for root from 192.0.2.7 port 5 ssh2\n"));
        var parsed = ProgramRun.Of("parse", log);
        Assert.Equal(0, parsed.Status);
        Assert.Contains("192.0.2.7", parsed.Out, StringComparison.Ordinal);
        var answer = ProgramRun.Of("investigate", log);
        Assert.Equal(0, answer.Status);
        Assert.Contains("1 records are stamped before 1990 or after 2100", string.Join(' ', answer.Out.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parse")]
    [InlineData("investigate")]
    public void A_cut_gzip_is_read_to_the_damage(string command)
    {
        using var directory = new TempDirectory();
        var whole = Logs.Gzip(Logs.Auth(5_000));
        var run = ProgramRun.Of(command, directory.Write("auth.log.1.gz", whole.AsSpan(0, whole.Length / 2)));
        var said = command == "parse" ? Assert.Single(run.ErrorLines) : run.Out + run.Error;
        Assert.Contains("auth.log.1.gz", said, StringComparison.Ordinal);
        Assert.Matches("[0-9]", said);
        Assert.Contains("192.0.2.7", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parse")]
    [InlineData("investigate")]
    public void A_sparse_file_of_10_GB_does_not_hang(string command)
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Logs.Auth(10));
        using (var file = File.OpenWrite(log))
        {
            file.SetLength(10L << 30);
        }

        var run = ProgramRun.Of(command, log);
        Assert.InRange(run.Status, 0, 3);
        Assert.Contains("192.0.2.7", run.Out, StringComparison.Ordinal);
        Assert.InRange(run.PeakBytes >> 20, 0, MostMegabytes);
    }

    [Theory]
    [InlineData("parse")]
    [InlineData("investigate")]
    public void A_bomb_is_stopped(string command)
    {
        using var directory = new TempDirectory();
        var log = directory.At("auth.log.1.gz");
        Bomb(log);
        var run = ProgramRun.Of(command, log);
        Assert.InRange(run.Status, 0, 3);
        Assert.Contains("auth.log.1.gz", run.Out + run.Error, StringComparison.Ordinal);
        Assert.InRange(run.ErrorLines.Length, 0, 1);
        Assert.InRange(run.PeakBytes >> 20, 0, MostMegabytes);
        Assert.InRange(run.Seconds, 0, 45);
    }

    /// <summary>Zeros packed twice: 12 GB of them.</summary>
    private static void Bomb(string path)
    {
        using var inner = new MemoryStream();
        using (var gzip = new GZipStream(inner, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
            {
                gzip.Write(zeros);
            }
        }

        // Members one after the other are one stream: 200 times the same.
        using var file = File.Create(path);
        using var outer = new GZipStream(file, CompressionLevel.SmallestSize);
        for (var i = 0; i < 200; i++)
        {
            outer.Write(inner.GetBuffer(), 0, (int)inner.Length);
        }
    }
}
