namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>
/// A part of a pattern. Made by <see cref="EreNodes"/> only, which gives equal parts the same object: rules that begin
/// alike can then be laid on top of each other.
/// </summary>
internal sealed class EreNode : IEquatable<EreNode>
{
    /// <summary>No upper bound of a repetition.</summary>
    internal const int Unbounded = -1;

    /// <summary>What it is.</summary>
    internal required EreKind Kind { get; init; }

    /// <summary>The characters of a <see cref="EreKind.Set"/>.</summary>
    internal CharSet? Set { get; init; }

    /// <summary>The place of an <see cref="EreKind.Anchor"/>.</summary>
    internal EreAnchor Anchor { get; init; }

    /// <summary>The parts it is made of.</summary>
    internal EreNode[] Children
    {
        get;
        init
        {
            field = value;
            foreach (var child in value)
            {
                Depth = Math.Max(Depth, child.Depth + 1);
            }
        }
    }

    = [];

    /// <summary>Levels of parts below, itself included.</summary>
    internal int Depth { get; private set; } = 1;

    /// <summary>Fewest times of a <see cref="EreKind.Repeat"/>.</summary>
    internal int Min { get; init; }

    /// <summary>Most times, or <see cref="Unbounded"/>.</summary>
    internal int Max { get; init; }

    /// <summary>Children are compared as objects: they are unique already.</summary>
    public bool Equals(EreNode? other)
    {
        if (other is null || Kind != other.Kind || !ReferenceEquals(Set, other.Set) || Anchor != other.Anchor
            || Min != other.Min || Max != other.Max || Children.Length != other.Children.Length)
        {
            return false;
        }

        for (var i = 0; i < Children.Length; i++)
        {
            if (!ReferenceEquals(Children[i], other.Children[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EreNode);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = ((((((int)Kind * 31) + (int)Anchor) * 31) + Min) * 31) + Max + (Set is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Set));
        foreach (var child in Children)
        {
            hash = (hash * 31) + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(child);
        }

        return hash;
    }
}
