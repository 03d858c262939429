using Ashiato.Core;
using Ashiato.Query.Literals;

namespace Ashiato.Query.Filters;

/// <summary>Matches what any of its parts matches.</summary>
/// <param name="parts">At least one.</param>
public sealed class OrFilter(IReadOnlyList<Filter> parts) : Filter
{
    private readonly Filter[] _parts = [.. parts];

    /// <summary>The parts, in the order written.</summary>
    public IReadOnlyList<Filter> Parts => _parts;

    /// <summary>All parts' needs together; nothing when one part needs nothing.</summary>
    public override LiteralNeed? Needs { get; } = LiteralNeed.Any(parts.Select(p => p.Needs));

    /// <inheritdoc/>
    public override bool Matches(Record record)
    {
        foreach (var part in _parts)
        {
            if (part.Matches(record))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(" OR ", parts) + ")";
}
