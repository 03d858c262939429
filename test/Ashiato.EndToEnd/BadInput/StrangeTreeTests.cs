using System.Diagnostics;

namespace Ashiato.EndToEnd.BadInput;

/// <summary>Directories with more in them than logs: what can be read is read, and the run ends.</summary>
public sealed class StrangeTreeTests
{
    [Theory]
    [InlineData("investigate")]
    [InlineData("logs")]
    public void A_directory_loop_ends(string command)
    {
        using var directory = Tree();
        Directory.CreateSymbolicLink(directory.At("var/log/loop"), directory.Path);
        Directory.CreateSymbolicLink(directory.At("var/log/self"), "self");
        Check(ProgramRun.Of(command, directory.Path), command);
    }

    [Theory]
    [InlineData("investigate")]
    [InlineData("logs")]
    public void A_fifo_is_not_opened(string command)
    {
        using var directory = Tree();
        MakeFifo(directory.At("var/log/syslog"));
        Check(ProgramRun.Of(command, directory.Path), command);
    }

    [Theory]
    [InlineData("parse")]
    [InlineData("investigate")]
    public void A_fifo_by_name_is_one_line(string command)
    {
        using var directory = Tree();
        MakeFifo(directory.At("pipe"));
        var run = ProgramRun.Of(command, directory.At("pipe"));
        Assert.Equal(3, run.Status);
        Assert.Single(run.ErrorLines);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_said()
    {
        using var directory = Tree();
        File.SetUnixFileMode(directory.Write("var/log/syslog", Logs.Auth(3)), UnixFileMode.None);
        var run = ProgramRun.Unprivileged(directory, "investigate", directory.Path);
        Check(run, "investigate");
        Assert.Contains("syslog", run.Out + run.Error, StringComparison.Ordinal);
        var parsed = ProgramRun.Unprivileged(directory, "parse", directory.At("var/log/syslog"), directory.At("var/log/auth.log"));
        Assert.Equal(3, parsed.Status);
        Assert.Single(parsed.ErrorLines);
        Assert.Contains("192.0.2.7", parsed.Out, StringComparison.Ordinal);
        var whole = ProgramRun.Unprivileged(directory, "parse", directory.Path);
        Assert.Equal(3, whole.Status);
        Assert.Single(whole.ErrorLines);
        Assert.Contains("192.0.2.7", whole.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_control_characters_do_not_reach_the_terminal()
    {
        using var directory = Tree();
        directory.Write("var/log/evil\u001b[31m\n.log", Logs.Auth(3));
        foreach (var command in (string[])["investigate", "logs"])
        {
            var run = ProgramRun.Of(command, directory.Path);
            Assert.DoesNotContain('\u001b', run.Out + run.Error);
        }
    }

    private static void Check(ProgramRun run, string command)
    {
        Assert.Equal(0, run.Status);
        Assert.Contains(command == "logs" ? "auth.log" : "192.0.2.7", run.Out, StringComparison.Ordinal);
        Assert.InRange(run.Seconds, 0, 30);
    }

    private static TempDirectory Tree()
    {
        var directory = new TempDirectory();
        directory.Write("var/log/auth.log", Logs.Auth(300));
        return directory;
    }

    private static void MakeFifo(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
