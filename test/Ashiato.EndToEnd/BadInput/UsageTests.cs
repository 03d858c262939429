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
    [InlineData("logs", "--lang", "fr", ".")]
    [InlineData("investigate", "--since", "2026-03-02", "--until", "2026-03-01", ".")]
    public void Wrong_usage_is_one_line(params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        Assert.Equal(2, run.Status);
        Assert.Single(run.ErrorLines);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_language_that_is_not_spoken_is_told_which_are()
    {
        Assert.Contains("ja or en", Assert.Single(ProgramRun.Of("logs", "--lang=fr", ".").ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_argument_of_explain_is_a_line_of_its_own()
    {
        var run = ProgramRun.Of("explain", "Mar  2 06:25:08 web1 ntpd[58]: time reset +120.5 s", "no log line at all");
        Assert.Equal(0, run.Status);
        Assert.Contains("The clock was moved by +120.5 seconds.", run.Out, StringComparison.Ordinal);
        Assert.Contains("No format knows this line.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_several_lines_is_shown_as_it_was_written()
    {
        var run = ProgramRun.Shell("printf '2026-03-02 06:25:08,123 - app - ERROR - failed\\nTraceback (most recent call last):\\n  File \"x.py\", line 1\\n' | \"$P\" explain -");
        Assert.Contains("failed\nTraceback (most recent call last):\n", run.Out, StringComparison.Ordinal);
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
