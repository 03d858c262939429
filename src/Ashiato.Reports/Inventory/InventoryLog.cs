using Ashiato.Core;
using Ashiato.Detection.Coverage;

namespace Ashiato.Reports.Inventory;

/// <summary>One log with its rotated parts.</summary>
public sealed record InventoryLog
{
    /// <summary>Path of the part that is still written, inside the evidence root.</summary>
    public required string Path { get; init; }

    /// <summary>Stable id of the kind of file (<c>auth</c>, <c>wtmp</c> …), or null when the catalogue does not know it.</summary>
    public string? KindId { get; init; }

    /// <summary>The kind of evidence it belongs to.</summary>
    public required EvidenceArea Area { get; init; }

    /// <summary>What it is.</summary>
    public required Text What { get; init; }

    /// <summary>Which program writes it, or null when that is not known.</summary>
    public Text? Writer { get; init; }

    /// <summary>What it can tell about a break-in, or null.</summary>
    public Text? Tells { get; init; }

    /// <summary>What it cannot tell, or null.</summary>
    public Text? Silent { get; init; }

    /// <summary>Is it no text, so that <c>less</c> and <c>grep</c> do not help?</summary>
    public bool IsBinary { get; init; }

    /// <summary>Its parts, oldest first, each with what is odd about it alone.</summary>
    public required IReadOnlyList<FileSummary> Parts { get; init; }

    /// <summary>What is odd about the log as a whole: silences, nothing for days.</summary>
    public required IReadOnlyList<Text> Oddities { get; init; }

    /// <summary>Bytes as stored, all parts.</summary>
    public long StoredBytes => Parts.Sum(p => p.StoredBytes ?? 0);

    /// <summary>Records read, all parts.</summary>
    public long Records => Parts.Sum(p => p.Records);

    /// <summary>Records understood, all parts.</summary>
    public long Parsed => Parts.Sum(p => p.Parsed);

    /// <summary>First event of all parts, or null.</summary>
    public DateTimeOffset? First => Parts.Min(p => p.First);

    /// <summary>Last event of all parts, or null.</summary>
    public DateTimeOffset? Last => Parts.Max(p => p.Last);
}
