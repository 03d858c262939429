using Ashiato.Core;
using Ashiato.Query.Values;

namespace Ashiato.Query.Filters;

/// <summary>Matches records in which one field's text is, begins with, ends with or contains another field's.</summary>
/// <param name="name">The field that is looked at.</param>
/// <param name="other">The field that gives the text.</param>
/// <param name="place">Where the text has to stand.</param>
/// <param name="isCased">Does the case of letters count?</param>
public sealed class FieldsFilter(FieldName name, FieldName other, TextPlace place, bool isCased) : Filter
{
    /// <inheritdoc/>
    public override int Cost => 4;

    /// <inheritdoc/>
    public override bool Matches(Record record)
    {
        if (!record.Has(name) || !record.Has(other))
        {
            return false;
        }

        Span<byte> a = stackalloc byte[FieldText.MostNumber];
        Span<byte> b = stackalloc byte[FieldText.MostNumber];
        foreach (ref readonly var field in record.Fields)
        {
            if (!ReferenceEquals(field.Name, name))
            {
                continue;
            }

            var text = FieldText.Of(record, in field, a);
            foreach (ref readonly var given in record.Fields)
            {
                if (ReferenceEquals(given.Name, other) && Stands(text, FieldText.Of(record, in given, b)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{name}:{place}({other})";

    private bool Stands(ReadOnlySpan<byte> text, ReadOnlySpan<byte> wanted)
    {
        var literal = new LiteralText(wanted, isCased);
        return place switch
        {
            TextPlace.Whole => text.Length == wanted.Length && literal.IsAt(text, 0),
            TextPlace.Beginning => literal.IsAt(text, 0),
            TextPlace.End => text.Length >= wanted.Length && literal.IsAt(text, text.Length - wanted.Length),
            _ => literal.IndexIn(text, 0) >= 0,
        };
    }
}
