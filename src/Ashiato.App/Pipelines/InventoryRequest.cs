namespace Ashiato.App.Pipelines;

/// <summary>What a person asks of an inventory.</summary>
public sealed record InventoryRequest
{
    /// <summary>The evidence root: a directory, an archive, a file, or <c>-</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The server's zone as said by the person; null to take it from the evidence.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>The zone to use when the evidence does not tell.</summary>
    public required TimeZoneInfo FallbackZone { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> StandardInput { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }
}
