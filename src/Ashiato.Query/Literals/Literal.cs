using Ashiato.Core;
using Ashiato.Query.Values;

namespace Ashiato.Query.Literals;

/// <summary>A text that has to stand in a field.</summary>
/// <param name="Field">The field; null for the record's whole text.</param>
/// <param name="Text">The text, ASCII letters in lower case.</param>
public sealed record Literal(FieldName? Field, byte[] Text)
{
    /// <summary>Does the text stand in a value, whatever the case of ASCII letters?</summary>
    public bool IsIn(ReadOnlySpan<byte> value) => new LiteralText(Text, isCased: false).IndexIn(value, 0) >= 0;
}
