using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>Patterns by their parts in order: what they have in common at the beginning stands there once.</summary>
internal sealed class RuleTrie
{
    private readonly Dictionary<EreNode, RuleTrie> _branches = new(ReferenceEqualityComparer.Instance);

    /// <summary>What can come next.</summary>
    internal IReadOnlyDictionary<EreNode, RuleTrie> Branches => _branches;

    /// <summary>Rules that end here.</summary>
    internal List<int> Ends { get; } = [];

    /// <summary>Adds a rule.</summary>
    internal void Add(ReadOnlySpan<EreNode> parts, int rule)
    {
        var at = this;
        foreach (var part in parts)
        {
            if (!at._branches.TryGetValue(part, out var next))
            {
                at._branches.Add(part, next = new RuleTrie());
            }

            at = next;
        }

        at.Ends.Add(rule);
    }
}
