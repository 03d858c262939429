using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Verdict;

namespace Ashiato.Tests.Detection.Expectations;

/// <summary>
/// Quiet logs stay quiet: logs of servers and programs that nobody broke into, and of servers that were attacked in vain,
/// give no finding of high or critical severity and no verdict worse than <em>attacked</em>. Where a log truly shows an attack
/// that went through, the set says which finding it must give; every other one of that weight is wrong.
/// </summary>
public sealed class QuietLogsTests
{
    private const string NobodyBrokeIn = "nobody broke in: sample logs of programs at work";
    private const string InVain = "attacked as every server on the internet is, without a sign of success";
    private const string Layouts = "examples of layouts, or broken on purpose: what can hardly be read is no sign of anything";

    static QuietLogsTests() => Environment.CurrentDirectory = Repository.Root;

    /// <summary>Directories below corpora, why they count as quiet, and the only findings of weight that they may and must give.</summary>
    public static TheoryData<string, string, string[]> Sets() => new()
    {
        { "app/compressed", InVain, [] },
        { "app/filebeat", NobodyBrokeIn, [] },
        { "app/lnav", Layouts, [] },
        { "app/log-samples", InVain, [] },
        { "app/loghub", NobodyBrokeIn, [] },
        { "app/plaso", InVain, [] },
        { "app/shell-history", NobodyBrokeIn, [] },
        { "audit/filebeat", NobodyBrokeIn, [] },
        { "audit/go-libaudit", NobodyBrokeIn, [] },
        { "audit/laurel", "programs at work, and one Perl one-liner that hands a shell to another machine", ["command.reverse_shell"] },
        { "audit/plaso", NobodyBrokeIn, [] },
        { "auth/filebeat", InVain, [] },
        { "auth/log-samples", InVain, [] },
        { "auth/loghub", InVain, [] },
        { "db/filebeat", NobodyBrokeIn, [] },
        { "db/lnav", NobodyBrokeIn, [] },
        { "expectations/crowdsec", "attacks in vain, and a path out of the site to /bin/sh that was answered with 200", ["web.path_traversal_served"] },
        { "expectations/fail2ban", InVain, [] },
        { "expectations/ossec-logtesting", "attacks in vain, and root running /tmp/wget", ["execution.temporary_program"] },
        { "investigations/server-bruteforce-2016", InVain, [] },
        { "journal/lnav", Layouts, [] },
        { "journal/systemd", NobodyBrokeIn, [] },
        { "journal/velociraptor", NobodyBrokeIn, [] },
        { "login-records/log-samples", NobodyBrokeIn, [] },
        { "login-records/plaso", NobodyBrokeIn, [] },
        { "login-records/util-linux", NobodyBrokeIn, [] },
        { "package/plaso", NobodyBrokeIn, [] },
        { "syslog/filebeat", NobodyBrokeIn, [] },
        { "syslog/lnav", Layouts, [] },
        { "syslog/loghub", InVain, [] },
        { "syslog/plaso", NobodyBrokeIn, [] },
        { "syslog/util-linux-dmesg", NobodyBrokeIn, [] },
        { "web/access-100k", NobodyBrokeIn, [] },
        { "web/elastic-examples", InVain, [] },
        { "web/filebeat", NobodyBrokeIn, [] },
        { "web/lnav", Layouts, [] },
        { "web/log-samples", InVain, [] },
        { "web/loghub", NobodyBrokeIn, [] },
        { "web/matomo", Layouts, [] },
        { "web/plaso", "visits, and a script below the themes that was given cmd=uname and answered with 200", ["web.shell"] },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_quiet_set_gives_no_finding_of_weight(string set, string why, string[] truths)
    {
        var root = Path.Combine(Needs.Corpora(), set);
        if (!Directory.Exists(root))
        {
            Assert.Skip($"{set} is not among the corpora");
        }

        var investigation = Investigate(root);
        Print(set, why, investigation);
        Assert.True(investigation.Records > investigation.Unparsed, $"nothing of {set} was understood");
        Assert.Equal(truths, Weighty(investigation).Select(f => f.Id).Distinct().Order(StringComparer.Ordinal));
        if (truths.Length == 0)
        {
            Assert.InRange(investigation.Level, VerdictLevel.Quiet, VerdictLevel.Attacked);
        }
    }

    [Fact]
    public void The_quiet_sample_gives_no_finding_of_weight()
    {
        var investigation = Investigate("samples/quiet-server");
        Assert.True(investigation.Records > 3_000);
        Assert.Empty(Weighty(investigation).Select(f => f.Id));
        Assert.DoesNotContain(investigation.Findings, f => f.Kind is FindingKind.Sign);
    }

    /// <summary>The lines that other tools try their rules with: attacks of all kinds, of which none says that it went through, and mail.</summary>
    [Theory]
    [InlineData("expectations/wazuh", "*.ini", "log ", '=', "")]
    [InlineData("expectations/ossec", "*.ini", "log ", '=', "")]
    [InlineData("mail/postfix-grok", "smtpd_*.yaml", "data:", ':', "Jun  1 12:00:00 mx1 postfix/smtpd[123]: ")]
    public void Single_lines_of_attacks_are_no_intrusion(string set, string files, string begin, char end, string stamp)
    {
        var directory = Path.Combine(Needs.Corpora(), set);
        if (!Directory.Exists(directory))
        {
            Assert.Skip($"{set} is not among the corpora");
        }

        using var temporary = new TempDirectory();
        var lines = Directory.GetFiles(directory, files).Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Where(l => l.StartsWith(begin, StringComparison.Ordinal) && l.Contains(end, StringComparison.Ordinal))
            .Select(l => stamp + l[(l.IndexOf(end, StringComparison.Ordinal) + 1)..].Trim().Trim('"')).ToList();
        File.WriteAllLines(Path.Combine(temporary.Path, "all.log"), lines);
        var investigation = Investigate(temporary.Path);
        Print(set, InVain, investigation);
        Assert.True(investigation.Records > investigation.Unparsed, $"nothing of {set} was understood");
        Assert.Empty(Weighty(investigation).Select(f => f.Id));
    }

    private static IEnumerable<Finding> Weighty(Investigation investigation) =>
        investigation.Findings.Where(f => f.Severity >= Severity.High || f.Kind == FindingKind.Intrusion);

    private static void Print(string set, string why, Investigation investigation) => TestContext.Current.TestOutputHelper?.WriteLine(
        $"{set} ({why}): {investigation.Records} records, {investigation.Level}; "
        + string.Join(", ", investigation.Findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {g.Key}")));

    private static Investigation Investigate(string root) => new InvestigatePipeline(new InvestigationRequest
    {
        Root = root,
        FallbackZone = TimeZoneInfo.Utc,
        Rules = RuleLibrary.Own,
        StandardInput = () => Stream.Null,
        Clock = Clock.FixedAt(new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.Zero)),
    }).Run();
}
