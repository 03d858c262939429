using Ashiato.Core;
using Ashiato.Detection.Sigma.Compilation;

namespace Ashiato.Detection.Matching;

/// <summary>
/// Finds the rules that a record matches. For each log source the literals that its rules need are looked for in one walk
/// over each field, whatever the number of rules; only rules of which a literal was found are asked. Not for several threads at once.
/// </summary>
public sealed class RuleMatcher
{
    private readonly SourceIndex[] _sources;

    /// <summary>A matcher of some rules; a rule's number is its place in the list.</summary>
    public RuleMatcher(IReadOnlyList<CompiledRule> rules)
    {
        Rules = rules;
        _sources = [.. rules.Select((rule, number) => (rule, number)).GroupBy(r => r.rule.Source).Select(g => new SourceIndex(g.Key, [.. g]))];
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>How many rules need no literal and are asked about every record of their log source.</summary>
    public int AlwaysAsked => _sources.Sum(s => s.AlwaysAsked);

    /// <summary>Finds the rules that a record matches.</summary>
    /// <param name="record">The record.</param>
    /// <param name="matches">Takes their numbers, in no particular order; it is emptied first.</param>
    /// <param name="isAuditEvent">Was the record put together from several lines of the audit log? Only log sources of such events are looked at then.</param>
    public void Match(Record record, List<int> matches, bool isAuditEvent = false)
    {
        matches.Clear();
        foreach (var source in _sources)
        {
            if ((!isAuditEvent || source.TakesAuditEvents) && source.Scope.Matches(record))
            {
                source.Match(record, matches);
            }
        }
    }
}
