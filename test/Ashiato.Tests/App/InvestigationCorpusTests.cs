using System.Text.Json;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Detection.Rules;

namespace Ashiato.Tests.App;

/// <summary>A real server's logs: numbers that were counted by other means.</summary>
public sealed class InvestigationCorpusTests
{
    [Fact]
    public void Every_refused_password_counts_once()
    {
        var root = Path.Combine(Needs.Corpora(), "investigations", "server-bruteforce-2016");
        using var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "FACTS.json")));
        var expected = facts.RootElement.GetProperty("files").EnumerateObject()
            .Sum(f => f.Value.TryGetProperty("failed_password_total", out var total) ? total.GetInt64() : 0);
        var investigation = new InvestigatePipeline(new InvestigationRequest
        {
            Root = root,
            FallbackZone = TimeZoneInfo.Utc,
            Rules = RuleLibrary.Own,
            StandardInput = () => Stream.Null,
            Clock = Clock.FixedAt(new DateTimeOffset(2016, 4, 1, 0, 0, 0, TimeSpan.Zero)),
        }).Run();
        Assert.Equal(expected, investigation.Findings.Single(f => f.Id == "login.guessing").Count);
        Assert.Equal(expected, investigation.Days.Sum(d => d.FailedLogins));
    }
}
