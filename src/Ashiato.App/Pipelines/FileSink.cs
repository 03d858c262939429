using Ashiato.Core;
using Ashiato.Detection.Coverage;

namespace Ashiato.App.Pipelines;

/// <summary>Takes the records of one file: counts them, notes when they happened, and hands them on.</summary>
internal sealed class FileSink(string path, EvidenceArea? area, IReadingState state) : IRecordSink
{
    private readonly Dictionary<Constant, long> _formats = [];
    private EvidenceArea? _area = area;

    /// <summary>Records with content.</summary>
    public long Records { get; private set; }

    /// <summary>Records that a format understood.</summary>
    public long Parsed { get; private set; }

    /// <summary>First instant, nanoseconds since 1970.</summary>
    public long First { get; private set; } = long.MaxValue;

    /// <summary>Last instant.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Unpacked bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Zero bytes where text should be.</summary>
    public long NulBytes { get; private set; }

    /// <summary>Records whose year was inferred.</summary>
    public long Inferred { get; private set; }

    /// <summary>The kind of evidence: by the name, else by the first format met.</summary>
    public EvidenceArea Area => _area ?? EvidenceAreas.Other;

    /// <summary>The formats met, most frequent first.</summary>
    public IReadOnlyList<string> Formats => [.. _formats.OrderByDescending(f => f.Value).Select(f => f.Key.Value).Distinct().Take(8)];

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        Bytes = Math.Max(Bytes, record.Offset + record.RawLength + record.EndLength);
        NulBytes += record.NulBytes;
        if (record.RawLength == 0 && !record.IsBinary)
        {
            return;
        }

        Records++;
        Parsed += record.IsParsed ? 1 : 0;
        Inferred += record.TimeOrigin == TimeOrigin.YearInferred ? 1 : 0;
        _ = System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_formats, record.Dataset, out _)++;
        if (record.HasTime)
        {
            First = Math.Min(First, record.UnixNanoseconds);
            Last = Math.Max(Last, record.UnixNanoseconds);
        }

        if (_area is null && record.IsParsed)
        {
            _area = EvidenceAreas.Of(path, record.Dataset.Value);
        }

        state.See(record, AreaOf(record));
    }

    /// <summary>The journal holds every kind: its facility says which (RFC 5424: 0 kernel, 4 and 10 security).</summary>
    private EvidenceArea AreaOf(Record record) => record.IsBinary && record.TryGetInteger(FieldNames.SyslogFacilityCode, out var facility)
        ? facility switch { 4 or 10 => EvidenceAreas.Authentication, 0 => EvidenceAreas.Kernel, 2 => EvidenceAreas.Mail, _ => EvidenceAreas.System }
        : Area;
}
