using System.Text.Json.Serialization;

namespace Ashiato.Mail.Queue;

/// <summary>How the queue's records are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(LetterState))]
internal sealed partial class QueueJson : JsonSerializerContext;
