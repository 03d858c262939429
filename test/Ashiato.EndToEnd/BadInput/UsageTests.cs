namespace Ashiato.EndToEnd.BadInput;

/// <summary>What is typed wrong or is not there: one line and the documented exit status.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("parse")]
    [InlineData("investigate")]
    [InlineData("logs")]
    public void Missing_evidence_is_one_line(string command)
    {
        var run = ProgramRun.Of(command, "/nowhere/at/all");
        Assert.Equal(3, run.Status);
        var line = Assert.Single(run.ErrorLines);
        Assert.Contains("/nowhere/at/all", line, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("parse", "--nonsense", "x")]
    [InlineData("investigate", "--nonsense", ".")]
    [InlineData("logs", "--nonsense", ".")]
    [InlineData("nonsense")]
    [InlineData("parse")]
    [InlineData("parse", "--tz", "Nowhere/City", "x")]
    [InlineData("parse", "--now", "never", "x")]
    [InlineData("parse", "--format", "nonsense", "x")]
    public void Wrong_usage_is_one_line(params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        Assert.Equal(2, run.Status);
        Assert.Single(run.ErrorLines);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_reader_that_has_seen_enough_ends_the_run_quietly()
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Logs.Auth(20_000));
        var run = ProgramRun.Shell("\"$P\" parse \"$1\" | head -n 1", log);
        Assert.Single(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_full_disk_is_one_line()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Logs.Auth(2_000));
        var run = ProgramRun.Shell("\"$P\" parse \"$1\" > /dev/full", log);
        Assert.Equal(3, run.Status);
        Assert.Single(run.ErrorLines);
    }
}
