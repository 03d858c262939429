using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Verdict;

namespace Ashiato.Tests.Detection.Verdict;

public sealed class VerdictMakerTests
{
    /// <summary>A rule of <c>kind: intrusion</c>, <c>confidence: low</c> and <c>level: high</c>.</summary>
    [Fact]
    public void Unsure_evidence_of_success_alone_is_suspicious_and_is_told()
    {
        Finding[] findings =
        [
            new()
            {
                Id = "made.unsure",
                Title = new Text("Perhaps somebody got in", "侵入の可能性"),
                Explanation = default,
                Severity = Severity.High,
                Confidence = Confidence.Low,
                Kind = FindingKind.Intrusion,
                Techniques = [],
                Alternatives = default,
                NextSteps = [],
            },
        ];
        var level = VerdictMaker.Level(findings);
        Assert.Equal(VerdictLevel.Suspicious, level);
        Assert.Contains("Perhaps somebody got in", VerdictMaker.Headline(level, findings).En, StringComparison.Ordinal);
        Assert.Contains(StoryTeller.Tell(level, findings, [], TimeZoneInfo.Utc), s => s.Ja == "侵入の可能性。");
    }
}
