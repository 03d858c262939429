namespace Ashiato.Mail.Smtp;

/// <summary>A mail hub and how to speak to it.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
public sealed record RelaySettings(string Host, int Port)
{
    /// <summary>The protection of the connection.</summary>
    public RelayTls Tls { get; init; } = RelayTls.StartTls;

    /// <summary>A PEM file of the only authorities (or certificates) that are trusted; null for those of the system.</summary>
    public string? CaFile { get; init; }

    /// <summary>A directory of such files, or null.</summary>
    public string? CaDirectory { get; init; }

    /// <summary>Our own certificate (PEM), or null.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>Its key (PEM); null when it is in the certificate's file.</summary>
    public string? ClientKey { get; init; }

    /// <summary>The account, or null for none.</summary>
    public string? User { get; init; }

    /// <summary>Its password, or null.</summary>
    public Secret? Password { get; init; }

    /// <summary>A file with the password on its first line, read when it is needed; or null.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>How to log in.</summary>
    public RelayMethod Method { get; init; }

    /// <summary>The hub as a person writes it, <c>host:port</c>.</summary>
    public string Name => $"{Host}:{Port}";
}
