using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Sources;
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

    /// <summary>Reads everything at a path (a file, an archive, a directory), or standard input for <c>-</c>.</summary>
    /// <param name="path">As given on the command line.</param>
    /// <param name="standardInput">Opens standard input.</param>
    /// <returns>False when the path is a single file that is no log.</returns>
    /// <exception cref="EvidenceException">There is nothing at the path, or it may not be read.</exception>
    /// <exception cref="IOException">Reading failed.</exception>
    public bool Run(string path, Func<Stream> standardInput)
    {
        using var root = EvidenceRootFactory.Open(path, standardInput, _problems);
        var isLog = true;
        foreach (var file in root.Files(_problems))
        {
            var context = new ReadContext { Zone = _zone, Now = _now, Problems = _problems, Origin = new RecordOrigin(file.DisplayPath), Modified = file.Modified };
            Func<Stream>? reopen = _now is null && path != "-" ? file.Open : null;
            if (OpenOrReport(file) is { } stored)
            {
                isLog &= _reader.Read(stored, file.Name, _writer, context, reopen);
            }
        }

        return isLog || !root.IsSingleFile;
    }

    /// <summary>One file of a directory that may not be read is no reason to leave out the others.</summary>
    private Stream? OpenOrReport(EvidenceFile file)
    {
        try
        {
            return file.Open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Report(new Problem(e is UnauthorizedAccessException ? ProblemKind.Denied : ProblemKind.Unreadable, file.DisplayPath, null,
                new Text("{0}: cannot be read ({1})", "{0}: 読み取れません（{1}）").With(file.DisplayPath, e.Message)));
            return null;
        }
    }
}
