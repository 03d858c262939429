using Ashiato.Core;

namespace Ashiato.Detection.Coverage;

/// <summary>One file that was read.</summary>
public sealed record FileSummary
{
    /// <summary>Path inside the evidence root.</summary>
    public required string Path { get; init; }

    /// <summary>What the file is, for a person.</summary>
    public required Text What { get; init; }

    /// <summary>Id of the kind of evidence it belongs to, or null.</summary>
    public string? AreaId { get; init; }

    /// <summary>Bytes as stored.</summary>
    public long? StoredBytes { get; init; }

    /// <summary>Records read (lines, blocks, login records).</summary>
    public long Records { get; init; }

    /// <summary>Records that some format understood.</summary>
    public long Parsed { get; init; }

    /// <summary>Its first event, or null.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>Its last event, or null.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The formats met, most frequent first.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>What is odd about it: empty, cut, a gap, older than expected, world-readable.</summary>
    public IReadOnlyList<Text> Oddities { get; init; } = [];
}
