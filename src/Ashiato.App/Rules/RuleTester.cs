using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Input.Formats;

namespace Ashiato.App.Rules;

/// <summary>Tries rules on lines of text: their own <c>match</c> and <c>ignore</c> lines, or a line a person asks about.</summary>
public sealed class RuleTester
{
    private static readonly DateTimeOffset Now = new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private readonly RuleSet _rules;
    private readonly LogReader _reader = new();

    /// <summary>A tester of a set of rules.</summary>
    public RuleTester(RuleSet rules) => _rules = rules;

    /// <summary>Tries a rule or correlation on its own lines.</summary>
    /// <returns>What went wrong, one text for each; nothing when all is well.</returns>
    public IReadOnlyList<Text> Test(SigmaDocument document)
    {
        var wrong = new List<Text>();
        foreach (var lines in document.Own?.Match ?? [])
        {
            if (!Matches(document, lines))
            {
                wrong.Add(new Text("does not match, but should: {0}", "一致すべきなのに一致しません: {0}").With(lines));
            }
        }

        foreach (var lines in document.Own?.Ignore ?? [])
        {
            if (Matches(document, lines))
            {
                wrong.Add(new Text("matches, but should not: {0}", "一致すべきでないのに一致します: {0}").With(lines));
            }
        }

        return wrong;
    }

    /// <summary>Does a rule match some record of the text, or a correlation all of it together?</summary>
    /// <param name="document">The rule or correlation; one of the set.</param>
    /// <param name="text">One or more lines of a log.</param>
    public bool Matches(SigmaDocument document, string text)
    {
        var findings = new FindingList();
        var engine = new RuleEngine(Alone(document));
        Read(text, engine);
        engine.Conclude(findings);
        return findings.All.Any(f => f.Id == RuleEngine.FindingId(document));
    }

    /// <summary>Reads a text into records.</summary>
    public void Read(string text, IRecordSink sink) => _reader.ReadText(
        new MemoryStream(Encoding.UTF8.GetBytes(text)), sink,
        new ReadContext { Zone = TimeZoneInfo.Utc, Now = Now, Problems = new ProblemList(), Origin = new RecordOrigin("-") });

    /// <summary>The set in which only this document gives findings. Made anew: a copy would keep what the whole set says of its rules by number.</summary>
    private RuleSet Alone(SigmaDocument document) => document is SigmaRule
        ? new RuleSet(_rules.Documents, [.. _rules.Rules.Where(r => ReferenceEquals(r.Rule, document))], [], _rules.Problems)
        : _rules;
}
