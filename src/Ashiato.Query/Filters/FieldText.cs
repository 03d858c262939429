using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Query.Filters;

/// <summary>The value of a field as text: numbers in decimal.</summary>
public static class FieldText
{
    /// <summary>Room that the longest number needs.</summary>
    public const int MostNumber = 32;

    /// <summary>The text of a field.</summary>
    /// <param name="record">The field's record.</param>
    /// <param name="field">The field.</param>
    /// <param name="room">Takes a number's digits; <see cref="MostNumber"/> bytes.</param>
    public static ReadOnlySpan<byte> Of(Record record, in Field field, Span<byte> room)
    {
        var written = 0;
        switch (field.Kind)
        {
            case FieldKind.Integer:
                _ = Utf8Formatter.TryFormat(field.Integer, room, out written);
                return room[..written];
            case FieldKind.Number:
                _ = Utf8Formatter.TryFormat(field.Number, room, out written);
                return room[..written];
            default:
                return record.TextOf(in field);
        }
    }
}
