using Ashiato.Core;

namespace Ashiato.Query.Filters;

/// <summary>Matches records that have a field, whatever its value.</summary>
/// <param name="name">The field.</param>
public sealed class FieldExistsFilter(FieldName name) : Filter
{
    /// <summary>The field.</summary>
    public FieldName Name => name;

    /// <inheritdoc/>
    public override bool Matches(Record record) => record.Has(name);

    /// <inheritdoc/>
    public override bool? Decide(KnownFields known) => known.TryGet(name, out var value) ? value is not null : null;

    /// <inheritdoc/>
    public override string ToString() => $"{name}:*";
}
