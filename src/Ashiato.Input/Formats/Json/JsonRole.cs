namespace Ashiato.Input.Formats.Json;

/// <summary>What a well-known key of a JSON log says.</summary>
internal enum JsonRole : byte
{
    /// <summary>Kept under a field name, as it stands.</summary>
    Field,
    Message,
    Time,
    Level,
    Client,
    Server,
    Method,
    Url,
    Status,
    Protocol,
    UrlHost,
    RequestLine,
    Seconds,
    Milliseconds,
    Nanoseconds,
    Forwarded,
    Transport,
    Drop,
}
