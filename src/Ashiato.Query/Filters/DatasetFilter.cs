using Ashiato.Core;
using Ashiato.Query.Literals;
using Ashiato.Query.Values;

namespace Ashiato.Query.Filters;

/// <summary>Matches records whose dataset (the name of the format that read them) passes a test.</summary>
/// <param name="test">The test.</param>
public sealed class DatasetFilter(ValueTest test) : Filter
{
    /// <summary>The test.</summary>
    public ValueTest Test => test;

    /// <inheritdoc/>
    public override LiteralNeed? Needs { get; } = LiteralNeed.In(FieldNames.Dataset, test.Literals);

    /// <inheritdoc/>
    public override int Cost => test.Cost;

    /// <inheritdoc/>
    public override bool Matches(Record record) => test.Matches(record.Dataset.Utf8);

    /// <inheritdoc/>
    public override bool? Decide(KnownFields known) => known.TryGet(FieldNames.Dataset, out var value) ? value is not null && test.Matches(value) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{FieldNames.Dataset}:{test}";
}
