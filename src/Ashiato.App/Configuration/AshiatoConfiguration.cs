using Ashiato.Mail;

namespace Ashiato.App.Configuration;

/// <summary>What the owner of a server has settled once for all runs; options of the command line come on top.</summary>
public sealed record AshiatoConfiguration
{
    /// <summary>Where the configuration is looked for when no other file is named.</summary>
    public const string Home = "/etc/ashiato/ashiato.yaml";

    /// <summary>Nothing is settled.</summary>
    public static readonly AshiatoConfiguration Empty = new();

    /// <summary><c>geo.database</c>: an MMDB file or a directory of them, or null for the usual places.</summary>
    public string? GeoDatabase { get; init; }

    /// <summary><c>rules</c>: files and directories of Sigma rules that are used besides our own.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary><c>indicators</c>: lists of networks, domains and hashes.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary><c>mail</c>: how this machine sends mail, or null where nothing is said of it.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary><c>check</c>: what the hourly check reads and who gets its mail, or null where nothing is said of it.</summary>
    public CheckConfiguration? Check { get; init; }
}
