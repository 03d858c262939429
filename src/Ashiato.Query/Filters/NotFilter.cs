using Ashiato.Core;

namespace Ashiato.Query.Filters;

/// <summary>Matches what its part does not match.</summary>
/// <param name="part">The part.</param>
public sealed class NotFilter(Filter part) : Filter
{
    /// <summary>The part.</summary>
    public Filter Part => part;

    /// <inheritdoc/>
    public override int Cost => part.Cost;

    /// <inheritdoc/>
    public override bool Matches(Record record) => !part.Matches(record);

    /// <inheritdoc/>
    public override bool? Decide(KnownFields known) => !part.Decide(known);

    /// <inheritdoc/>
    public override Filter Without(KnownFields known) => part.Without(known) is var rest && ReferenceEquals(rest, part) ? this : new NotFilter(rest);

    /// <inheritdoc/>
    public override string ToString() => "NOT " + part;
}
