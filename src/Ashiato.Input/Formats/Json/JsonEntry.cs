using Ashiato.Core;

namespace Ashiato.Input.Formats.Json;

/// <summary>One scalar of a JSON object: its dotted path and where its text stands.</summary>
/// <param name="Path">The dotted path; members of a list have the path of the list.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsMember">Is it inside a list?</param>
/// <param name="IsDecoded">Is the text in the decoder's buffer (it held escapes) or in the line?</param>
/// <param name="Start">Where it begins there.</param>
/// <param name="Length">Its length.</param>
internal readonly record struct JsonEntry(FieldName Path, JsonKind Kind, bool IsMember, bool IsDecoded, int Start, int Length);
