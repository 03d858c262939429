using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Detection;
using Ashiato.Detection.Rules;

namespace Ashiato.Tests.App;

/// <summary>A server that keeps a journal and text logs has most events twice; they happened once.</summary>
public sealed class JournalBesideTextTests
{
    private const long Start = 1_773_128_760_700_000;

    [Fact]
    public void Attempts_in_both_are_counted_once()
    {
        var (journal, text) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < 50; i++)
        {
            var message = $"Failed password for root from 203.0.113.9 port {40000 + i} ssh2";
            journal.Append(Entry(message, 4711 + i, Start + (i * 1_000_000L)));
            text.Append($"Mar 10 07:{46 + (i / 60):00}:{i % 60:00} web1 sshd[{4711 + i}]: {message}\n");
        }

        var alone = Investigate(("system.journal", journal.ToString()));
        Assert.Equal(50, Attempts(alone));
        Assert.Equal(50, Attempts(Investigate(("auth.log", text.ToString()))));

        var more = text + "Mar 10 07:47:30 web1 sshd[9]: Failed password for root from 203.0.113.9 port 5 ssh2\n";
        var both = Investigate(("journal/system.journal", journal.ToString()), ("auth.log", more), ("syslog", text.ToString()));
        Assert.Equal(51, Attempts(both));
        Assert.Equal(151, both.Records);
        Assert.Equal(51, both.Files.Single(f => f.Path == "auth.log").Records);
        Assert.Equal(alone.Level, both.Level);
        Assert.Equal(51, both.Days.Sum(d => d.FailedLogins));
    }

    private static long Attempts(Investigation investigation) => Assert.Single(investigation.Findings, f => f.Id == "login.guessing").Count;

    private static Investigation Investigate(params ReadOnlySpan<(string Name, string Text)> logs)
    {
        using var root = new TempDirectory();
        foreach (var (name, text) in logs)
        {
            _ = root.Write(name, Encoding.UTF8.GetBytes(text));
        }

        return new InvestigatePipeline(new InvestigationRequest
        {
            Root = root.Path,
            Zone = TimeZoneInfo.Utc,
            FallbackZone = TimeZoneInfo.Utc,
            Rules = RuleLibrary.Own,
            StandardInput = () => Stream.Null,
            Clock = Clock.FixedAt(new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero)),
        }).Run();
    }

    /// <summary>An entry in the journal's export format.</summary>
    private static string Entry(string message, int process, long microseconds) =>
        $"__CURSOR=s=1;i={process:x}\n__REALTIME_TIMESTAMP={microseconds}\n_HOSTNAME=web1\nSYSLOG_IDENTIFIER=sshd\n_PID={process}\nSYSLOG_FACILITY=10\nMESSAGE={message}\n\n";
}
