using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>Makes a <see cref="RuleProgram"/> of patterns. The patterns come from one <see cref="EreNodes"/>.</summary>
internal sealed class RuleProgramBuilder(EreLocale locale)
{
    private readonly List<ProgramNode> _nodes = [];
    private readonly List<CharSet> _sets = [];
    private readonly Dictionary<CharSet, int> _numbers = [];
    private readonly RuleTrie _anchored = new();
    private readonly RuleTrie _floating = new();
    private bool _hasFloating;

    /// <summary>Adds a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="rule">The number by which its matches are told.</param>
    internal void Add(EreNode pattern, int rule)
    {
        ReadOnlySpan<EreNode> parts = pattern.Kind == EreKind.Sequence ? pattern.Children : new[] { pattern };
        var isAnchored = parts[0].Anchor == EreAnchor.Begin;
        _hasFloating |= !isAnchored;
        (isAnchored ? _anchored : _floating).Add(isAnchored ? parts[1..] : parts, rule);
    }

    /// <summary>The automaton of what was added.</summary>
    internal RuleProgram Build()
    {
        var anchored = Lay(_anchored);
        var floating = _hasFloating ? Lay(_floating) : -1;
        return new RuleProgram(locale, _nodes, _sets, anchored, floating);
    }

    /// <summary>Lays a trie without recursion: a pattern may have thousands of parts.</summary>
    private int Lay(RuleTrie root)
    {
        var start = NewFan();
        var open = new Stack<(RuleTrie Trie, int At)>();
        open.Push((root, start));
        while (open.TryPop(out var at))
        {
            foreach (var rule in at.Trie.Ends)
            {
                _nodes[at.At].Fan!.Add(New(new ProgramNode(NodeKind.Accept, rule, -1, null)));
            }

            foreach (var (part, next) in at.Trie.Branches)
            {
                var end = NewFan();
                _nodes[at.At].Fan!.Add(Lay(part, end));
                open.Push((next, end));
            }
        }

        return start;
    }

    /// <summary>Lays a part in front of a place; gives where it begins.</summary>
    private int Lay(EreNode node, int next) => node.Kind switch
    {
        EreKind.Empty => next,
        EreKind.Set => New(new ProgramNode(NodeKind.Set, Number(node.Set!), next, null)),
        EreKind.Anchor => New(new ProgramNode(NodeKind.Anchor, (int)node.Anchor, next, null)),
        EreKind.Sequence => LaySequence(node.Children, next),
        EreKind.Alternation => New(new ProgramNode(NodeKind.Fan, 0, -1, [.. node.Children.Select(c => Lay(c, next))])),
        _ => LayRepeat(node, next),
    };

    private int LaySequence(EreNode[] parts, int next)
    {
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            next = Lay(parts[i], next);
        }

        return next;
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
        var loop = NewFan();
        _nodes[loop].Fan!.AddRange([Lay(part, loop), next]);
        return loop;
    }

    private int LayOptional(EreNode part, int times, int next)
    {
        var at = next;
        for (var i = 0; i < times; i++)
        {
            at = New(new ProgramNode(NodeKind.Fan, 0, -1, [Lay(part, at), next]));
        }

        return at;
    }

    private int Number(CharSet set)
    {
        if (!_numbers.TryGetValue(set, out var number))
        {
            _numbers.Add(set, number = _sets.Count);
            _sets.Add(set);
        }

        return number;
    }

    private int NewFan() => New(new ProgramNode(NodeKind.Fan, 0, -1, []));

    private int New(ProgramNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
