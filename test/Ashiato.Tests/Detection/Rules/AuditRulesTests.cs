using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Rules;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Detection.Rules;

/// <summary>Rules over the audit log: about single lines, and about events put together from them.</summary>
public sealed class AuditRulesTests
{
    private const string Event = """
        type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=100 pid=200 auid=1000 uid=1000 euid=1000 comm="nc" exe="/usr/bin/nc" key="exec"
        type=EXECVE msg=audit(1700000000.100:10): argc=3 a0="nc" a1="203.0.113.9" a2="4444"
        type=PROCTITLE msg=audit(1700000000.100:10): proctitle=6E63003230332E302E3131332E390034343434

        """;

    [Fact]
    public void AProgramIsCountedOnce()
    {
        var finding = Assert.Single(Find(Rule("{category: process_creation, product: linux}", "Image|endswith: /nc", "CommandLine|contains: '203.0.113.9 4444'"), Event));
        Assert.Equal(1, finding.Count);
        Assert.StartsWith("type=EXECVE", Assert.Single(finding.Evidence).Raw, StringComparison.Ordinal);
        Assert.Equal(2, finding.Evidence[0].LineNumber);
    }

    [Theory]
    [InlineData("{service: auditd, product: linux}", "type: EXECVE")]
    [InlineData("{product: linux}", "process.args: nc")]
    public void LinesAreStillLookedAtOneByOne(string source, string condition) => Assert.Equal(1, Assert.Single(Find(Rule(source, condition), Event)).Count);

    [Theory]
    [InlineData("{service: auditd, product: linux}")]
    [InlineData("{product: linux}")]
    [InlineData("{service: syslog, product: linux}")]
    public void OtherSourcesDoNotSeeEvents(string source) => Assert.Empty(Find(Rule(source, "event.code: audit.process"), Event));

    [Fact]
    public void AProgramWhoseCommandTheJournalNamesWasNotStarted() => Assert.Empty(Find(
        Rule("{category: process_creation, product: linux}", "CommandLine|contains: sshd"),
        """{"__REALTIME_TIMESTAMP":"1700000000000000","MESSAGE":"Server listening on 0.0.0.0 port 22.","SYSLOG_IDENTIFIER":"sshd","_CMDLINE":"sshd: /usr/sbin/sshd -D","_PID":"12"}"""));

    [Fact]
    public void SudosCommandIsAProgramStarted()
    {
        var rule = Rule("{category: process_creation, product: linux}", "CommandLine|startswith: /usr/bin/nc");
        _ = Assert.Single(Find(rule, "Nov 21 10:00:01 web1 sudo:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/nc 203.0.113.9 4444"));
        Assert.Empty(Find(rule, "Nov 21 10:00:01 web1 sudo:    alice : user NOT in sudoers ; TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/nc 203.0.113.9 4444"));
    }

    [Fact]
    public void TextsNameTheFirstFieldThatIsThere()
    {
        var rule = Rule("{category: process_creation, product: linux}", "CommandLine|contains: '4444'") + "ashiato: {finding: test.one, title_ja: 試験}\ndescription: 'by {user.name|process.pid|user.id}'\n";
        Assert.Equal("by 200", Assert.Single(Find(rule, Event)).Explanation.En);
    }

    private static string Rule(string source, params string[] conditions) =>
        $"title: Test\nid: 0b1de6ac-9d5c-4a4b-8a25-6b3ad4d5b001\nlogsource: {source}\nlevel: high\ndetection:\n  selection:\n{string.Concat(conditions.Select(c => $"    {c}\n"))}  condition: selection\n";

    private static IReadOnlyList<Finding> Find(string rule, string log)
    {
        var library = new RuleLibrary();
        library.Add(rule, "test.yml");
        var rules = library.Compile();
        Assert.Empty(rules.Problems);
        var engine = new RuleEngine(rules);
        new LogReader().ReadText(
            new MemoryStream(Encoding.UTF8.GetBytes(log)), engine,
            new ReadContext { Zone = TimeZoneInfo.Utc, Now = new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero), Problems = new ProblemList(), Origin = new RecordOrigin("-") });
        var findings = new FindingList();
        engine.Conclude(findings);
        return [.. findings.All];
    }
}
