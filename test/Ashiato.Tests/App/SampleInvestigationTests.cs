using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Verdict;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Tests.App;

/// <summary>The main job on the two authored servers, from the files to the words, in both languages. ASHIATO_APPROVE=1 rewrites the golden files.</summary>
public sealed class SampleInvestigationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(9));

    static SampleInvestigationTests() => Environment.CurrentDirectory = Repository.Root;

    [Theory]
    [InlineData("hacked-vps", Language.En)]
    [InlineData("hacked-vps", Language.Ja)]
    [InlineData("quiet-server", Language.En)]
    [InlineData("quiet-server", Language.Ja)]
    public void A_report_reads_as_approved(string sample, Language language)
    {
        var writer = new StringWriter();
        new InvestigationText(new TextPage(writer, language, 100, color: false), Investigate(sample)).Write();
        var path = Path.Combine(Repository.Root, "test", "golden", "samples", $"{sample}.{(language == Language.Ja ? "ja" : "en")}.txt");
        if (Environment.GetEnvironmentVariable("ASHIATO_APPROVE") == "1")
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, writer.ToString());
        }

        Assert.Equal(File.ReadAllText(path), writer.ToString());
    }

    [Fact]
    public void The_hacked_server_is_compromised_by_the_address_that_guessed()
    {
        var investigation = Investigate("hacked-vps");
        Assert.Equal(VerdictLevel.Compromised, investigation.Level);
        var entry = VerdictMaker.FirstEntry(investigation.Findings)!;
        Assert.Equal(new Actor("203.0.113.77", "test"), entry.Actor);
        Assert.Equal(new DateTimeOffset(2026, 2, 15, 3, 12, 44, TimeSpan.FromHours(9)), entry.First!.Value, TimeSpan.FromSeconds(1));
        string[] expected =
        [
            "login.guessed", "login.guessing", "account.new_user", "account.root_group", "account.new_user_login", "persistence.crontab", "command.history_wiping",
            "command.attack_tool", "command.immutable", "defense.logger_stopped", "defense.log_gap", "defense.wtmp_zeroed", "defense.tool_removed",
        ];
        Assert.Empty(expected.Except(investigation.Findings.Select(f => f.Id)));
    }

    [Fact]
    public void The_notice_is_answered_in_the_servers_time()
    {
        var abuse = Investigate("hacked-vps").Abuse!;
        Assert.StartsWith("The notice's 12:30:35 +0100 is 20:30:35 on this server", abuse.Headline.En, StringComparison.Ordinal);
        Assert.Contains(abuse.Areas, a => a.Area.Id == "system" && !a.CanAnswer);
        Assert.Contains(abuse.Areas.SelectMany(a => a.Lines), l => l.Raw.Contains("wpbrute.py", StringComparison.Ordinal));
    }

    [Fact]
    public void The_quiet_server_has_no_finding_of_weight()
    {
        var investigation = Investigate("quiet-server");
        Assert.True(investigation.Level <= VerdictLevel.Attacked);
        Assert.DoesNotContain(investigation.Findings, f => f.Severity >= Severity.High);
    }

    private static Investigation Investigate(string sample) => new InvestigatePipeline(new InvestigationRequest
    {
        Root = "samples/" + sample,
        AbusePath = sample == "hacked-vps" ? "samples/hacked-vps/notice.txt" : null,
        FallbackZone = TimeZoneInfo.Utc,
        Rules = RuleLibrary.Own,
        StandardInput = () => Stream.Null,
        Clock = Clock.FixedAt(Now),
    }).Run();
}
