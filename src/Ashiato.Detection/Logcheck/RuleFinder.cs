using Ashiato.Detection.Logcheck.Ere;
using Ashiato.Detection.Logcheck.Matching;

namespace Ashiato.Detection.Logcheck;

/// <summary>Tells which rules match a line, not only whether any does: for people who want to know, not for every line of a log.</summary>
public sealed class RuleFinder
{
    private readonly LazyAutomaton _automaton;
    private readonly EreLocale _locale;

    /// <summary>A finder.</summary>
    /// <param name="locale">The locale the rules were read for.</param>
    /// <param name="rules">The rules.</param>
    public RuleFinder(EreLocale locale, IEnumerable<LogcheckRule> rules)
    {
        _locale = locale;
        var builder = new RuleProgramBuilder(locale);
        foreach (var (number, rule) in rules.Index())
        {
            builder.Add(rule.Pattern, number);
        }

        _automaton = new LazyAutomaton(builder.Build(), tellsRules: true);
    }

    /// <summary>Adds the numbers of the rules that match, ascending, as they stand in the list of rules.</summary>
    /// <param name="line">A line without its end; white space at its end does not count, as in logcheck.</param>
    /// <param name="rules">Takes the numbers.</param>
    public void Find(ReadOnlySpan<byte> line, List<int> rules)
    {
        var from = rules.Count;
        _automaton.AddMatches(LineEnds.Trim(line, _locale), rules);
        rules.Sort(from, rules.Count - from, null);
    }
}
