using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>Makes a <see cref="RuleProgram"/> of patterns. The patterns come from one <see cref="EreNodes"/>.</summary>
internal sealed class RuleProgramBuilder(EreLocale locale)
{
    private readonly RuleProgram _program = new() { Locale = locale };
    private readonly Dictionary<CharSet, object> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly RuleTrie _anchored = new();
    private readonly RuleTrie _floating = new();
    private bool _hasFloating;

    /// <summary>Adds a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="rule">The number by which its matches are told.</param>
    internal void Add(EreNode pattern, int rule)
    {
        EreNode[] parts = pattern.Kind == EreKind.Sequence ? pattern.Children : [pattern];
        var isAnchored = parts[0].Anchor == EreAnchor.Begin;
        _hasFloating |= !isAnchored;
        (isAnchored ? _anchored : _floating).Add(parts, isAnchored ? 1 : 0, rule);
    }

    /// <summary>The automaton of what was added.</summary>
    internal RuleProgram Build()
    {
        _program.Anchored = Lay(_anchored);
        _program.Floating = _hasFloating ? Lay(_floating) : -1;
        return _program;
    }

    /// <summary>Lays a trie; it is as deep as rules that are beginnings of each other, but each lays its own stack.</summary>
    private int Lay(RuleTrie root)
    {
        var start = _program.AddFan();
        var open = new List<RuleTrie> { root };
        var places = new List<int> { start };
        while (open.Count > 0)
        {
            var (trie, at) = (open[^1], places[^1]);
            open.RemoveAt(open.Count - 1);
            places.RemoveAt(places.Count - 1);
            foreach (var rule in trie.Ends)
            {
                _program.Fan(at).Add(_program.Add(NodeKind.Accept, rule, -1));
            }

            foreach (var branch in trie.Branches)
            {
                var end = _program.AddFan();
                _program.Fan(at).Add(LaySequence(branch.Parts, end));
                open.Add(branch);
                places.Add(end);
            }
        }

        return start;
    }

    /// <summary>Lays a part in front of a place; gives where it begins.</summary>
    private int Lay(EreNode node, int next) => node.Kind switch
    {
        EreKind.Empty => next,
        EreKind.Set => _program.Add(NodeKind.Set, Number(node.Set!), next),
        EreKind.Anchor => _program.Add(NodeKind.Anchor, (int)node.Anchor, next),
        EreKind.Sequence => LaySequence(node.Children, next),
        EreKind.Alternation => LayAlternation(node.Children, next),
        _ => LayRepeat(node, next),
    };

    private int LaySequence(ReadOnlySpan<EreNode> parts, int next)
    {
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            next = Lay(parts[i], next);
        }

        return next;
    }

    private int LayAlternation(EreNode[] parts, int next)
    {
        var fan = _program.AddFan();
        foreach (var part in parts)
        {
            _program.Fan(fan).Add(Lay(part, next));
        }

        return fan;
    }

    private int LayRepeat(EreNode node, int next)
    {
        var part = node.Children[0];
        var at = node.Max == EreNode.Unbounded ? LayLoop(part, next) : LayOptional(part, node.Max - node.Min, next);
        for (var i = 0; i < node.Min; i++)
        {
            at = Lay(part, at);
        }

        return at;
    }

    private int LayLoop(EreNode part, int next)
    {
        var loop = _program.AddFan();
        _program.Fan(loop).Add(Lay(part, loop));
        _program.Fan(loop).Add(next);
        return loop;
    }

    private int LayOptional(EreNode part, int times, int next)
    {
        var at = next;
        for (var i = 0; i < times; i++)
        {
            var fan = _program.AddFan();
            _program.Fan(fan).Add(Lay(part, at));
            _program.Fan(fan).Add(next);
            at = fan;
        }

        return at;
    }

    private int Number(CharSet set)
    {
        if (!_numbers.TryGetValue(set, out var number))
        {
            _numbers.Add(set, number = _program.Sets.Count);
            _program.Sets.Add(set);
        }

        return (int)number;
    }
}
