using Ashiato.Core;
using Ashiato.Query.Literals;
using Ashiato.Query.Values;

namespace Ashiato.Query.Filters;

/// <summary>Matches what any of its parts matches.</summary>
/// <param name="parts">At least one.</param>
public sealed class OrFilter(IReadOnlyList<Filter> parts) : Filter
{
    private readonly Filter[] _parts = [.. parts];

    /// <summary>One place, made when first asked for: what is left of a filter for one kind of records is only matched.</summary>
    private LiteralNeed?[]? _needs;

    /// <summary>The parts, in the order written.</summary>
    public IReadOnlyList<Filter> Parts => _parts;

    /// <summary>All parts' needs together; nothing when one part needs nothing.</summary>
    public override LiteralNeed? Needs => (_needs ??= [LiteralNeed.Any(parts.Select(p => p.Needs))])[0];

    /// <inheritdoc/>
    public override int Cost { get; } = parts.Sum(p => p.Cost);

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

    /// <summary>The filter of an alternative. Tests of one field become one test, so that the field is looked for once.</summary>
    /// <param name="parts">At least one.</param>
    public static Filter Of(IReadOnlyList<Filter> parts)
    {
        var joined = new List<Filter>(parts.Count);
        foreach (var group in parts.GroupBy(p => (object?)(p as FieldFilter)?.Name ?? p))
        {
            var tests = group.OfType<FieldFilter>().Select(f => f.Test).ToList();
            joined.Add(tests.Count < 2 ? group.First() : new FieldFilter((FieldName)group.Key, new AnyTest(tests)));
        }

        return joined.Count == 1 ? joined[0] : new OrFilter(joined);
    }

    /// <inheritdoc/>
    public override bool? Decide(KnownFields known)
    {
        bool? any = false;
        foreach (var part in _parts)
        {
            switch (part.Decide(known))
            {
                case true:
                    return true;
                case null:
                    any = null;
                    break;
            }
        }

        return any;
    }

    /// <inheritdoc/>
    public override Filter Without(KnownFields known) => Open(parts, known) switch
    {
        null => this,
        [var only] => only,
        var open => new OrFilter(open),
    };

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(" OR ", parts) + ")";
}
