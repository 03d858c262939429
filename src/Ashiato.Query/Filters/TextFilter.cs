using Ashiato.Core;
using Ashiato.Query.Literals;
using Ashiato.Query.Values;

namespace Ashiato.Query.Filters;

/// <summary>
/// Matches records whose whole text passes a test: the raw line, and what was decoded from it. Of a record that is no text
/// (a journal entry), any of its texts.
/// </summary>
/// <param name="test">The test.</param>
public sealed class TextFilter(ValueTest test) : Filter
{
    /// <summary>The test.</summary>
    public ValueTest Test => test;

    /// <inheritdoc/>
    public override LiteralNeed? Needs { get; } = LiteralNeed.In(null, test.Literals);

    /// <inheritdoc/>
    public override int Cost => 20 + (4 * test.Cost);

    /// <inheritdoc/>
    public override bool Matches(Record record)
    {
        if (!record.IsBinary && test.Matches(record.Raw))
        {
            return true;
        }

        foreach (ref readonly var field in record.Fields)
        {
            if (field.Kind is FieldKind.Text or FieldKind.ListMember && (record.IsBinary || field.IsDecoded) && test.Matches(record.TextOf(in field)))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => test.ToString()!;
}
