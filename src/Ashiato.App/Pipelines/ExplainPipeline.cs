using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.App.Pipelines;

/// <summary>Reads lines and explains each.</summary>
public sealed class ExplainPipeline : IRecordSink
{
    private readonly ExplanationText _text;
    private readonly TimeZoneInfo _zone;
    private readonly DateTimeOffset _now;

    /// <summary>A pipeline to a page.</summary>
    public ExplainPipeline(ExplanationText text, TimeZoneInfo zone, DateTimeOffset now)
    {
        _text = text;
        _zone = zone;
        _now = now;
    }

    /// <summary>Explains every record of a text.</summary>
    /// <returns>False when it is no log at all; a problem says what it is.</returns>
    public bool Run(Stream content, IProblemSink problems) =>
        new LogReader().Read(content, "-", this, new ReadContext { Zone = _zone, Now = _now, Problems = problems, Origin = new RecordOrigin("-") });

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        if (record.RawLength > 0 || record.IsBinary)
        {
            _text.Write(record, Writer(record.Dataset.Value));
        }
    }

    private static Text? Writer(string dataset) =>
        FormatCatalog.Programs.Concat(FormatCatalog.Shared).FirstOrDefault(p => p.Name == dataset)?.Title ?? FormatCatalog.Lines.FirstOrDefault(f => f.Name == dataset)?.Title;
}
