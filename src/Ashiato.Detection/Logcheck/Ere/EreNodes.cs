namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Makes parts of patterns; equal ones are the same object. Not for several threads.</summary>
internal sealed class EreNodes
{
    private readonly Dictionary<EreNode, EreNode> _nodes = [];
    private readonly Dictionary<CharSet, CharSet> _sets = [];

    internal EreNode Empty { get; } = new() { Kind = EreKind.Empty };

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

    internal EreNode Repeat(EreNode part, int min, int max) => (part.Kind, min, max) switch
    {
        (EreKind.Empty, _, _) or (_, _, 0) => Empty,
        (_, 1, 1) => part,
        (EreKind.Repeat, <= 1, <= 1) when part is { Min: <= 1, Max: <= 1 } => Repeat(part.Children[0], min * part.Min, Math.Min(max, part.Max)),
        _ => Unique(new EreNode { Kind = EreKind.Repeat, Children = [part], Min = min, Max = max }),
    };

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
