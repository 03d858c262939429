namespace Ashiato.Input.Formats.Json;

/// <summary>What a JSON scalar is; null is left out.</summary>
internal enum JsonKind : byte
{
    Text,
    Number,
    Boolean,
}
