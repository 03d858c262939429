using System.Text.Json;
using System.Text.RegularExpressions;
using Ashiato.App.Pipelines;
using Ashiato.App.Rules;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Tests.Detection.Rules;

/// <summary>Every rule that travels with the program.</summary>
public sealed class OwnRulesTests
{
    private static readonly RuleSet Rules = new RuleLibrary().AddOwn().Compile();

    /// <summary>Those that give findings; rules that only serve a correlation do not.</summary>
    private static IEnumerable<SigmaDocument> Reported => Rules.Documents.Where(d => d.Own is not null);

    [Fact]
    public void AllCompile() => Assert.Empty(Rules.Problems.Select(p => $"{p.Location}: {p.Reason.En}"));

    [Fact]
    public void IdsAreUniqueUuids()
    {
        Assert.All(Rules.Documents, d => Assert.True(Guid.TryParseExact(d.Id, "D", out _), $"{d.Location}: id"));
        Assert.Empty(Rules.Documents.GroupBy(d => d.Id).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void FindingsHaveIdsOfTheirOwnShape() =>
        Assert.All(Reported, d => Assert.Matches("^[a-z]+\\.[a-z0-9_]+$", d.Own!.FindingId ?? ""));

    [Fact]
    public void RulesWithoutAFindingOnlyServeCorrelations()
    {
        for (var i = 0; i < Rules.Rules.Count; i++)
        {
            Assert.True(Rules.Rules[i].Rule.Own is not null || !Rules.IsReported[i], $"{Rules.Rules[i].Rule.Location}: is reported without texts");
        }
    }

    [Fact]
    public void AllTextsAreInBothLanguages()
    {
        foreach (var document in Reported)
        {
            foreach (var text in new[] { document.Title, document.Description }.Concat(document.FalsePositives).Concat(document.NextSteps))
            {
                Assert.False(string.IsNullOrWhiteSpace(text.En), $"{document.Location}: empty text");
                Assert.True(text.Ja.Any(c => c > 0x3000), $"{document.Location}: no Japanese for: {text.En}");
                Assert.DoesNotContain(text.En, c => c > 0x3000);
                Assert.Equal(Fields(text.En), Fields(text.Ja));
            }

            Assert.True(document.FalsePositives.Count > 0 && document.NextSteps.Count > 0, $"{document.Location}: says neither who else does it nor what to do");
        }
    }

    [Fact]
    public void AllHaveExamplesAndCounterExamples() =>
        Assert.All(Reported, d => Assert.True(d.Own!.Match.Count >= 3 && d.Own.Ignore.Count >= 3, $"{d.Location}: {d.Own.Match.Count} match, {d.Own.Ignore.Count} ignore"));

    /// <summary>At start the examples are cut out of the text before it is read.</summary>
    [Fact]
    public void WithoutExamplesTheyAreTheSame()
    {
        var untried = new RuleLibrary().AddOwn(areTried: false).Compile();
        Assert.Equal(Rules.Documents.Select(All), untried.Documents.Select(All));
        Assert.Equal(Rules.Rules.Select(r => r.Filter.ToString()), untried.Rules.Select(r => r.Filter.ToString()));
        Assert.Equal(Rules.Correlations.Count, untried.Correlations.Count);
        Assert.All(untried.Documents.Select(d => d.Own).OfType<AshiatoPart>(), o => Assert.Empty(o.Match.Concat(o.Ignore)));

        static string All(SigmaDocument document) => JsonSerializer.Serialize(document with { Own = document.Own is { } own ? own with { Match = [], Ignore = [] } : null });
    }

    [Fact]
    public void AllNameATechnique() =>
        Assert.All(Reported, d =>
        {
            Assert.NotEmpty(Attack.Techniques(d.Tags));
            Assert.All(Attack.Techniques(d.Tags), t => Assert.Matches("^T[0-9]{4}(\\.[0-9]{3})?$", t.Id));
        });

    [Fact]
    public void AllPassTheirOwnExamples()
    {
        var tester = new RuleTester(Rules);
        Assert.Empty(Reported.SelectMany(d => tester.Test(d).Select(w => $"{d.Location}: {w.En}")));
    }

    [Fact]
    public void ExamplesNameOnlyDocumentationAddresses()
    {
        foreach (var document in Reported)
        {
            foreach (Match address in document.Own!.Match.Concat(document.Own.Ignore).SelectMany(l => Regex.Matches(l, @"(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.])")))
            {
                Assert.True(
                    Regex.IsMatch(address.Value, @"^(192\.0\.2|198\.51\.100|203\.0\.113|127\.0\.0|10\.|172\.|192\.168|169\.254|0\.0\.0|224\.0|255\.255)"),
                    $"{document.Location}: {address.Value}");
            }
        }
    }

    [Fact]
    public void NothingGraveIsFoundOnAQuietServer()
    {
        var found = Detect("quiet-server");
        Assert.Empty(found.Where(f => f.Severity >= Severity.High).Select(f => $"{f.Id}: {f.Title.En}"));
    }

    private static IReadOnlyList<Finding> Detect(string sample)
    {
        using var pipeline = new DetectPipeline(Rules, Ashiato.Detection.Geo.GeoDatabase.Empty, new Ashiato.Detection.Ioc.IocSet(), null, TimeZoneInfo.Utc, Clock.FixedAt(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)), new ProblemList());
        Assert.True(pipeline.Read(Path.Combine(Repository.Root, "samples", sample), () => Stream.Null));
        return pipeline.Conclude();
    }

    private static IEnumerable<string> Fields(string text) => Regex.Matches(text, "\\{[^}]*\\}").Select(m => m.Value).Order(StringComparer.Ordinal);
}
