using Ashiato.Core;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors;
using Ashiato.Input.Sources;

namespace Ashiato.App.Pipelines;

/// <summary>One part of a log that has been read.</summary>
/// <param name="Family">The log it is part of.</param>
/// <param name="Part">The file.</param>
/// <param name="IsNewest">Is it the part that is written to now?</param>
/// <param name="IsLog">Is its content that of a log, as far as one can tell?</param>
/// <param name="Sink">What was counted.</param>
/// <param name="Problems">What went wrong with it.</param>
internal sealed record PartReading(LogFamily Family, EvidenceFile Part, bool IsNewest, bool IsLog, FileSink Sink, IReadOnlyList<Problem> Problems)
{
    /// <summary>Its first event, or null.</summary>
    public DateTimeOffset? First => Sink.First <= Sink.Last ? FindingList.At(Sink.First) : null;

    /// <summary>Its last event, or null.</summary>
    public DateTimeOffset? Last => Sink.First <= Sink.Last ? FindingList.At(Sink.Last) : null;

    /// <summary>The file for a report.</summary>
    public FileSummary Summary() => new()
    {
        Path = Part.RelativePath,
        What = Family.Kind?.What ?? LogSelection.Unknown,
        AreaId = Sink.Area.Id,
        StoredBytes = Part.Length,
        Records = Sink.Records,
        Parsed = Sink.Parsed,
        First = First,
        Last = Last,
        Formats = Sink.Formats,
        Oddities = FileOddities.Of(Family, Part, Sink.Records, Sink.Parsed, Sink.NulBytes, Last, IsNewest, Problems),
    };

    /// <summary>The file for the detectors that compare files.</summary>
    public LogFileFact Fact() => new(Part.RelativePath, Family.Path, IsNewest, Sink.Area, Part.Length ?? 0, Sink.Records, First, Last, Part.Modified)
    {
        Content = !IsLog ? LogContent.Foreign : Problems.Count > 0 && Sink.Records == 0 ? LogContent.Unread : LogContent.Read,
    };
}
