using Ashiato.Detection.Logcheck.Ere;
using Ashiato.Detection.Logcheck.Matching;

namespace Ashiato.Detection.Logcheck;

/// <summary>Rules that are asked together whether any of them matches. Several threads may ask.</summary>
internal sealed class RuleSet
{
    private readonly LazyAutomaton? _automaton;

    private RuleSet(LazyAutomaton? automaton) => _automaton = automaton;

    /// <summary>The automaton, where there are rules.</summary>
    internal LazyAutomaton? Automaton => _automaton;

    /// <summary>A set of rules.</summary>
    internal static RuleSet Of(EreLocale locale, IEnumerable<LogcheckRule> rules)
    {
        var builder = new RuleProgramBuilder(locale);
        var number = 0;
        foreach (var rule in rules)
        {
            builder.Add(rule.Pattern, number++);
        }

        return new RuleSet(number == 0 ? null : new LazyAutomaton(builder.Build()));
    }

    /// <summary>Does any rule match? Without rules none does.</summary>
    internal bool Matches(ReadOnlySpan<byte> line) => _automaton is not null && _automaton.IsMatch(line);
}
