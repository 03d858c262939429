using Ashiato.Core;
using Ashiato.Query.Literals;
using Ashiato.Query.Values;

namespace Ashiato.Query.Filters;

/// <summary>Matches records with a field whose value (of a list: any member) passes a test.</summary>
/// <param name="name">The field.</param>
/// <param name="test">The test.</param>
public sealed class FieldFilter(FieldName name, ValueTest test) : Filter
{
    /// <summary>The field.</summary>
    public FieldName Name => name;

    /// <summary>The test.</summary>
    public ValueTest Test => test;

    /// <inheritdoc/>
    public override LiteralNeed? Needs { get; } = LiteralNeed.In(name, test.Literals);

    /// <inheritdoc/>
    public override int Cost => test.Cost;

    /// <inheritdoc/>
    public override bool Matches(Record record)
    {
        var at = record.IndexOf(name);
        if (at < 0)
        {
            return false;
        }

        Span<byte> number = stackalloc byte[FieldText.MostNumber];
        foreach (ref readonly var field in record.Fields[at..])
        {
            if (ReferenceEquals(field.Name, name) && test.Matches(FieldText.Of(record, in field, number)))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool? Decide(KnownFields known) => known.TryGet(name, out var value) ? value is not null && test.Matches(value) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{name}:{test}";
}
