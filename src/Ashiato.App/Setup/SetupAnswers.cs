using Ashiato.Core;

namespace Ashiato.App.Setup;

/// <summary>What setup asks: what logcheck's and sSMTP's installers asked.</summary>
public sealed record SetupAnswers
{
    /// <summary>workstation, server or paranoid.</summary>
    public string Level { get; init; } = "server";

    /// <summary>Who gets the mail.</summary>
    public string Recipient { get; init; } = "root";

    /// <summary>Paths and patterns of logs, and <c>journal</c>.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>A directory of logcheck's rules, or null for Ashiato's own.</summary>
    public string? Rules { get; init; }

    /// <summary>The mail hub, or null when mail stays on this machine's queue.</summary>
    public string? Hub { get; init; }

    /// <summary>Its port; null: what <see cref="Tls"/> usually has.</summary>
    public int? Port { get; init; }

    /// <summary>starttls, implicit or none.</summary>
    public string Tls { get; init; } = "starttls";

    /// <summary>A file with the only authorities that are trusted, or null.</summary>
    public string? CaFile { get; init; }

    /// <summary>The account at the hub, or null.</summary>
    public string? User { get; init; }

    /// <summary>A file with its password, or null.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>What stands after the @ of local names, or null for the host's name.</summary>
    public string? FromDomain { get; init; }

    /// <summary>The host's name in mails, or null for that of the machine.</summary>
    public string? HostName { get; init; }

    /// <summary>May programs choose their From?</summary>
    public bool FromOverride { get; init; }

    /// <summary>The language of the mails.</summary>
    public Language Language { get; init; }

    /// <summary>What runs the check.</summary>
    public SetupSchedule Schedule { get; init; }
}
