using System.Text;

namespace Ashiato.Core.Findings;

/// <summary>One line that proves something: where it stands and what it says.</summary>
/// <param name="Origin">The file (and member of an archive).</param>
/// <param name="LineNumber">Number of the line from 1; 0 for binary records.</param>
/// <param name="Offset">Byte offset in the unpacked file.</param>
/// <param name="Time">Its instant, or null.</param>
/// <param name="TimeOrigin">How the instant is known.</param>
/// <param name="RawUtf8">The raw bytes, cut at <see cref="MostRaw"/>.</param>
public sealed record Evidence(RecordOrigin Origin, long LineNumber, long Offset, DateTimeOffset? Time, TimeOrigin TimeOrigin, ReadOnlyMemory<byte> RawUtf8)
{
    /// <summary>More of a line is not kept.</summary>
    public const int MostRaw = 2048;

    /// <summary>The raw text, invalid bytes as U+FFFD. Written by strangers: escape it before showing it.</summary>
    public string Raw => Encoding.UTF8.GetString(RawUtf8.Span);

    /// <summary>Where it stands: file and line, or file and byte offset of a binary record. Names of files are written by strangers too: escape it before showing it.</summary>
    public string Place => LineNumber > 0 ? $"{Origin}:{LineNumber}" : $"{Origin} @{Offset}";

    /// <summary>The process that it tells of, or null.</summary>
    public ProcessMark? Process { get; init; }

    /// <summary>Takes what proves something from a record; binary records are put into words.</summary>
    public static Evidence Of(Record record)
    {
        var raw = record.IsBinary ? Encoding.UTF8.GetBytes(Describe(record)) : record.Raw[..Math.Min(record.RawLength, MostRaw)].ToArray();
        return new Evidence(record.Origin, record.LineNumber, record.Offset, record.HasTime ? record.Time : null, record.TimeOrigin, raw) { Process = ProcessMark.Of(record) };
    }

    private static string Describe(Record record)
    {
        if (record.Has(FieldNames.Message))
        {
            return $"{record.GetString(FieldNames.ProcessName)}: {record.GetString(FieldNames.Message)}";
        }

        FieldName[] shown = [FieldNames.EventAction, FieldNames.UserName, FieldNames.UtmpLine, FieldNames.UtmpHost, FieldNames.SourceIp];
        return string.Join(' ', shown.Where(record.Has).Select(f => $"{f.Name}={record.GetString(f)}"));
    }
}
