namespace Ashiato.App.Configuration;

/// <summary>The <c>check</c> section: what the hourly check reads, and who gets its mail.</summary>
public sealed record CheckConfiguration
{
    /// <summary><c>level</c>: workstation, server or paranoid; null: as the rules' own configuration says.</summary>
    public string? Level { get; init; }

    /// <summary><c>recipient</c>: who gets the mail; null: as the rules' own configuration says, else root.</summary>
    public string? Recipient { get; init; }

    /// <summary><c>logs</c>: paths and patterns of logs, and <c>journal</c>; empty: the list beside the rules, else the usual ones.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary><c>rules</c>: a directory laid out as /etc/logcheck; null: Ashiato's own rules.</summary>
    public string? Rules { get; init; }

    /// <summary><c>state</c>: where positions are kept; null: the usual place.</summary>
    public string? State { get; init; }
}
