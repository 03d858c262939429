namespace Ashiato.Mail.Smtp;

/// <summary>How the connection to a hub is protected.</summary>
public enum RelayTls
{
    /// <summary>STARTTLS (RFC 3207); a hub that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Implicit,

    /// <summary>Plain text, because somebody said so.</summary>
    None,
}
