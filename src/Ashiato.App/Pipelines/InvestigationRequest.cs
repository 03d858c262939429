using Ashiato.Detection.Geo;
using Ashiato.Detection.Ioc;
using Ashiato.Detection.Rules;

namespace Ashiato.App.Pipelines;

/// <summary>What a person asks of an investigation.</summary>
public sealed record InvestigationRequest
{
    /// <summary>The evidence root: a directory, an archive, a file, or <c>-</c>.</summary>
    public required string Root { get; init; }

    /// <summary>Only events from here on; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only events up to here; null for all.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The server's zone as said by the person; null to take it from the evidence.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>The zone to use when the evidence does not tell.</summary>
    public required TimeZoneInfo FallbackZone { get; init; }

    /// <summary>An abuse notice to answer, or null.</summary>
    public string? AbusePath { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> StandardInput { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The rules to detect with.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>Where addresses are; empty when no database is there, and then nothing is said about countries.</summary>
    public GeoDatabase Geo { get; init; } = GeoDatabase.Empty;

    /// <summary>Indicators of compromise to look for.</summary>
    public IocSet Indicators { get; init; } = new();
}
