using Ashiato.Core;
using Ashiato.Query.Literals;
using Ashiato.Query.Values;

namespace Ashiato.Query.Filters;

/// <summary>Matches records in which one member of a list field passes a test.</summary>
/// <param name="name">The field.</param>
/// <param name="member">Which member, from 0.</param>
/// <param name="test">The test.</param>
public sealed class MemberFilter(FieldName name, int member, ValueTest test) : Filter
{
    /// <inheritdoc/>
    public override LiteralNeed? Needs { get; } = LiteralNeed.In(name, test.Literals);

    /// <inheritdoc/>
    public override int Cost => test.Cost + 1;

    /// <inheritdoc/>
    public override bool Matches(Record record)
    {
        if (!record.Has(name))
        {
            return false;
        }

        var at = 0;
        foreach (ref readonly var field in record.Fields)
        {
            if (ReferenceEquals(field.Name, name) && at++ == member)
            {
                return test.Matches(record.TextOf(in field));
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{name}#{member}:{test}";
}
