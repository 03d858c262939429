using Ashiato.Core;

namespace Ashiato.Reports.Inventory;

/// <summary>Every log of an evidence root: what it is for, how far back it speaks, what is odd about it, and which usual logs are not there.</summary>
public sealed record LogInventory
{
    /// <summary>The evidence root as named by the person.</summary>
    public required string Root { get; init; }

    /// <summary>The host as the evidence names it, or null.</summary>
    public string? Host { get; init; }

    /// <summary>The server's time zone; reports show times in it.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When the inventory was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The logs, by kind of evidence, then by path.</summary>
    public required IReadOnlyList<InventoryLog> Logs { get; init; }

    /// <summary>Usual logs that are not there.</summary>
    public required IReadOnlyList<MissingLog> Missing { get; init; }

    /// <summary>What could not be read, or not to its end.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }
}
