using Ashiato.Core;

namespace Ashiato.Query.Filters;

/// <summary>Matches every record.</summary>
public sealed class AllFilter : Filter
{
    /// <summary>The one object.</summary>
    public static readonly AllFilter Instance = new();

    private AllFilter()
    {
    }

    /// <inheritdoc/>
    public override bool Matches(Record record) => true;

    /// <inheritdoc/>
    public override bool? Decide(KnownFields known) => true;

    /// <inheritdoc/>
    public override string ToString() => "*";
}
