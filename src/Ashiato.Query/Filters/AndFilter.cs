using Ashiato.Core;
using Ashiato.Query.Literals;

namespace Ashiato.Query.Filters;

/// <summary>Matches what all of its parts match.</summary>
/// <param name="parts">At least one.</param>
public sealed class AndFilter(IReadOnlyList<Filter> parts) : Filter
{
    private readonly Filter[] _parts = [.. parts.OrderBy(p => p.Cost)];

    /// <summary>One place, made when first asked for: what is left of a filter for one kind of records is only matched.</summary>
    private LiteralNeed?[]? _needs;

    /// <summary>The parts, in the order written.</summary>
    public IReadOnlyList<Filter> Parts => parts;

    /// <summary>The most telling of the parts' needs.</summary>
    public override LiteralNeed? Needs => (_needs ??= [LiteralNeed.Best(parts.Select(p => p.Needs))])[0];

    /// <inheritdoc/>
    public override int Cost { get; } = parts.Sum(p => p.Cost);

    /// <inheritdoc/>
    public override bool Matches(Record record)
    {
        foreach (var part in _parts)
        {
            if (!part.Matches(record))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool? Decide(KnownFields known)
    {
        bool? all = true;
        foreach (var part in _parts)
        {
            switch (part.Decide(known))
            {
                case false:
                    return false;
                case null:
                    all = null;
                    break;
            }
        }

        return all;
    }

    /// <inheritdoc/>
    public override Filter Without(KnownFields known) => Open(parts, known) switch
    {
        null => this,
        [var only] => only,
        var open => new AndFilter(open),
    };

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(" AND ", parts) + ")";
}
