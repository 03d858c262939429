using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>Patterns by their parts in order: what they have in common at the beginning stands there once. An edge may have many parts.</summary>
internal sealed class RuleTrie
{
    private EreNode[] _parts = [];
    private int _from;

    /// <summary>The parts that lead here from the place above.</summary>
    internal ReadOnlySpan<EreNode> Parts => _parts.AsSpan(_from, Length);

    /// <summary>What can come next.</summary>
    internal List<RuleTrie> Branches { get; private set; } = [];

    /// <summary>Rules that end here.</summary>
    internal List<int> Ends { get; private set; } = [];

    private int Length { get; set; }

    /// <summary>Adds a rule.</summary>
    /// <param name="parts">The parts of its pattern.</param>
    /// <param name="from">The first of them that counts.</param>
    /// <param name="rule">Its number.</param>
    internal void Add(EreNode[] parts, int from, int rule)
    {
        var at = this;
        while (from < parts.Length)
        {
            var first = parts[from];
            var next = at.Branches.Find(b => ReferenceEquals(b._parts[b._from], first));
            if (next is null)
            {
                next = new RuleTrie { _parts = parts, _from = from, Length = parts.Length - from };
                at.Branches.Add(next);
            }

            var common = next.Parts.CommonPrefixLength(parts.AsSpan(from), ReferenceEqualityComparer.Instance);
            next.Split(common);
            from += common;
            at = next;
        }

        at.Ends.Add(rule);
    }

    /// <summary>Puts a place into the edge that leads here.</summary>
    private void Split(int length)
    {
        if (length < Length)
        {
            var rest = new RuleTrie { _parts = _parts, _from = _from + length, Length = Length - length, Branches = Branches, Ends = Ends };
            (Length, Branches, Ends) = (length, [rest], []);
        }
    }
}
