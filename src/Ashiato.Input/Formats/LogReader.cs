using Ashiato.Core;
using Ashiato.Input.Formats.Shell;
using Ashiato.Input.Framing;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats;

/// <summary>Reads a log of any format, packed or not, into records: the one entry to this project's readers.</summary>
public sealed class LogReader
{
    private readonly FormatSelector _selector;
    private readonly MessageReader _messages;
    private readonly bool _textOnly;
    private readonly bool _isShellHistory;

    /// <summary>A reader over the whole catalogue, or over one format of it.</summary>
    /// <param name="only">The name of the only line format to use (<c>--format</c>), or null.</param>
    public LogReader(string? only = null)
    {
        _textOnly = only is not null;
        IReadOnlyList<LineFormat> formats = only is null ? FormatCatalog.Lines : [.. FormatCatalog.Lines.Where(f => f.Name == only)];
        _selector = new FormatSelector(formats);
        _isShellHistory = formats is [PlainHistoryFormat];
        _messages = new MessageReader(FormatCatalog.Programs, FormatCatalog.Shared, FormatCatalog.Lines);
    }

    /// <summary>Reads a stored file: unpacks it, recognises binary formats by content, reads everything else as lines.</summary>
    /// <param name="stored">The bytes as they lie on the disk; owned and closed by this call.</param>
    /// <param name="fileName">The file's name without directories: a hint only.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="context">Zone, clock, origin, problems.</param>
    /// <param name="reopen">Opens the stored bytes once more, to count the years of year-less stamps; null when that cannot be done.</param>
    /// <returns>False when the file is no log but a program, a picture or the like: nothing was read, and a problem says what it is.</returns>
    /// <exception cref="IOException">The stored bytes cannot be read.</exception>
    public bool Read(Stream stored, string fileName, IRecordSink sink, ReadContext context, Func<Stream>? reopen = null)
    {
        using var content = Unpacker.Open(stored, context.Origin.ToString(), context.Problems);
        var head = content.Peek(BinaryFormat.HeadLength);
        var length = content.CanSeek ? content.Length : -1;
        var binary = _textOnly ? null : Binary(head, fileName, length, context);
        if (binary is not null)
        {
            binary.Read(content, sink, context);
            return true;
        }

        var foreign = _textOnly || IsShellHistory(context) ? null : ForeignContent.Of(head);
        var after = foreign is null ? null : new AfterForeign(sink);
        ReadText(content, after ?? sink, context, reopen is null ? null : () => Unpacker.Open(reopen(), context.Origin.ToString(), Unheard.Sink));
        if (foreign is { } what && after is { HasLeftOut: true })
        {
            var path = context.Origin.ToString();
            context.Problems.Report(after.Start is { } start ? ContentProblems.BeginsForeign(path, what, start) : ContentProblems.NotALog(path, what));
        }

        return after is null or { Start: not null };
    }

    /// <summary>Reads unpacked text into records.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="context">Zone, clock, origin.</param>
    /// <param name="rescan">Opens the same bytes once more, to count the years of year-less stamps; null when that cannot be done.</param>
    public void ReadText(Stream content, IRecordSink sink, ReadContext context, Func<Stream>? rescan = null)
    {
        var stamps = new StampReader(context.Zone, Years(context, rescan));
        new RecordReader(_selector, _messages, content, stamps, context.Origin, sink, IsShellHistory(context)).ReadToEnd();
    }

    private bool IsShellHistory(ReadContext context) => _isShellHistory || PlainHistoryFormat.IsNamed(context.Origin.Member ?? context.Origin.Path);

    private BinaryFormat? Binary(ReadOnlySpan<byte> head, string fileName, long length, ReadContext context)
    {
        foreach (var format in FormatCatalog.Binaries(new JournalMessages(_messages, context)))
        {
            if (format.Recognizes(head, fileName, length))
            {
                return format;
            }
        }

        return null;
    }

    private static YearResolver Years(ReadContext context, Func<Stream>? rescan)
    {
        var zone = new ZoneClock(context.Zone);
        if (context.Years is { } decided)
        {
            return decided;
        }

        if (context.Now is { } now)
        {
            return YearResolver.Alone(zone.FromUtc(now.ToUnixTimeSeconds()));
        }

        var end = zone.FromUtc((context.Modified ?? Clock.System.GetUtcNow()).ToUnixTimeSeconds());
        if (rescan is null)
        {
            return YearResolver.Alone(end + YearResolver.SlackSeconds);
        }

        var scan = Scan(rescan);
        return YearResolver.Row(end, scan.LastMonth, scan.LastDay, scan.RollOvers, scan.LeapRollOvers);
    }

    /// <summary>A log that was rotated away meanwhile has no name any more, but what was opened can still be read.</summary>
    private static YearScan Scan(Func<Stream> rescan)
    {
        try
        {
            using var again = rescan();
            return YearScan.Of(again);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>The first pass over a file keeps its problems to itself: the second reports them.</summary>
    private sealed class Unheard : IProblemSink
    {
        public static readonly Unheard Sink = new();

        public void Report(Problem problem)
        {
            // Told when the file is read for good.
        }
    }
}
