namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Makes parts of patterns; equal ones are the same object. Not for several threads.</summary>
internal sealed class EreNodes
{
    private readonly Dictionary<EreNode, EreNode> _nodes = [];
    private readonly Dictionary<CharSet, CharSet> _sets = [];
    private readonly EreNode?[] _literals = new EreNode?[128];

    internal EreNode Empty { get; } = new() { Kind = EreKind.Empty };

    /// <summary>One character; nine in ten parts of a pattern are this.</summary>
    internal EreNode Literal(int c, EreLocale locale)
    {
        if (c < 128 && _literals[c] is { } known)
        {
            return known;
        }

        var set = new CharSetBuilder(locale);
        set.Add(c, c);
        var node = Set(set.Build(isNegated: false));
        if (c < 128)
        {
            _literals[c] = node;
        }

        return node;
    }

    internal EreNode Set(CharSet set)
    {
        if (!_sets.TryGetValue(set, out var known))
        {
            _sets.Add(set, known = set);
        }

        return Unique(new EreNode { Kind = EreKind.Set, Set = known });
    }

    internal EreNode Anchor(EreAnchor anchor) => Unique(new EreNode { Kind = EreKind.Anchor, Anchor = anchor });

    /// <summary>Parts one after the other; sequences among them are laid flat.</summary>
    internal EreNode Sequence(List<EreNode> parts)
    {
        var flat = new List<EreNode>(parts.Count);
        foreach (var part in parts)
        {
            if (part.Kind == EreKind.Sequence)
            {
                flat.AddRange(part.Children);
            }
            else if (part.Kind != EreKind.Empty)
            {
                flat.Add(part);
            }
        }

        return flat.Count switch
        {
            0 => Empty,
            1 => flat[0],
            _ => Unique(new EreNode { Kind = EreKind.Sequence, Children = [.. flat] }),
        };
    }

    internal EreNode Alternation(List<EreNode> parts) =>
        parts.Count == 1 ? parts[0] : Unique(new EreNode { Kind = EreKind.Alternation, Children = [.. parts] });

    internal EreNode Repeat(EreNode part, int min, int max)
    {
        if (part.Kind == EreKind.Empty || max == 0)
        {
            return Empty;
        }

        if (min == 1 && max == 1)
        {
            return part;
        }

        // 'a*+?' is 'a*': without a bound of their own, repetitions of repetitions are one.
        return part.Kind == EreKind.Repeat && min <= 1 && max <= 1 && part.Min <= 1 && part.Max <= 1
            ? Repeat(part.Children[0], min * part.Min, Math.Min(max, part.Max))
            : Unique(new EreNode { Kind = EreKind.Repeat, Children = [part], Min = min, Max = max });
    }

    private EreNode Unique(EreNode node)
    {
        if (_nodes.TryGetValue(node, out var known))
        {
            return known;
        }

        _nodes.Add(node, node);
        return node;
    }
}
