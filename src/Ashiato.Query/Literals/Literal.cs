using Ashiato.Core;

namespace Ashiato.Query.Literals;

/// <summary>A text that has to stand in a field.</summary>
/// <param name="Field">The field; null for the record's whole text.</param>
/// <param name="Text">The text, ASCII letters in lower case.</param>
public sealed record Literal(FieldName? Field, byte[] Text);
