using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Reports.Rendering.Json;

namespace Ashiato.App.Pipelines;

/// <summary>Reads files into records and writes each as one line of JSON.</summary>
public sealed class ParsePipeline
{
    private readonly LogReader _reader;
    private readonly RecordJsonWriter _writer;
    private readonly TimeZoneInfo _zone;
    private readonly DateTimeOffset? _now;
    private readonly IProblemSink _problems;

    /// <summary>A pipeline to a stream.</summary>
    /// <param name="format">The only format to use, or null.</param>
    /// <param name="zone">Zone of stamps without one.</param>
    /// <param name="now">The fixed clock, or null.</param>
    /// <param name="output">Gets NDJSON.</param>
    /// <param name="problems">Takes problems.</param>
    public ParsePipeline(string? format, TimeZoneInfo zone, DateTimeOffset? now, Stream output, IProblemSink problems)
    {
        _reader = new LogReader(format);
        _writer = new RecordJsonWriter(output);
        (_zone, _now, _problems) = (zone, now, problems);
    }

    /// <summary>Reads one file, or standard input for <c>-</c>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Run(string path, Stream content, DateTimeOffset? modified)
    {
        var context = new ReadContext { Zone = _zone, Now = _now, Problems = _problems, Origin = new RecordOrigin(path), Modified = modified };
        _reader.ReadText(content, _writer, context);
    }
}
