namespace Ashiato.Input.Formats.Web;

/// <summary>How the value of a W3C column is kept.</summary>
internal enum W3cKind
{
    Text,
    Number,
    Date,
    Time,
    Status,
    Method,
    Path,
    Uri,
    Query,
    Client,
    Server,
    Agent,
    Host,
    Milliseconds,
    Version,
    Forwarded,
}
