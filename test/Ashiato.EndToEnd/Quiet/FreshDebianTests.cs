using System.Text.Json;

namespace Ashiato.EndToEnd.Quiet;

/// <summary>The logs of a server on which nothing has happened yet.</summary>
public sealed class FreshDebianTests
{
    [Fact]
    public void A_freshly_installed_Debian_is_quiet()
    {
        var run = ProgramRun.Of("investigate", "--json", FreshDebian.Root());
        Assert.Equal(0, run.Status);
        using var report = JsonDocument.Parse(run.Out);
        var root = report.RootElement;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{root.GetProperty("records").GetInt64()} records, {root.GetProperty("unparsed").GetInt64()} not understood, {root.GetProperty("verdict").GetString()}, "
            + string.Join(", ", root.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("severity").GetString()} {f.GetProperty("id").GetString()}")));
        Assert.Equal("quiet", root.GetProperty("verdict").GetString());
        Assert.InRange(root.GetProperty("records").GetInt64(), 200, 20_000);
        Assert.DoesNotContain(root.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() is "high" or "critical" || f.GetProperty("kind").GetString() is "sign" or "intrusion");
    }

    [Fact]
    public void Detect_finds_nothing_of_weight_in_its_logs()
    {
        var run = ProgramRun.Of("detect", "--json", Path.Combine(FreshDebian.Root(), "var", "log"));
        Assert.Equal(0, run.Status);
        Assert.DoesNotContain("\"high\"", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\"critical\"", run.Out, StringComparison.Ordinal);
    }
}
