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

    /// <summary>The client as the server itself found it behind its trusted proxies: wins over <see cref="Client"/>.</summary>
    TrueClient,
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
