using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats;

/// <summary>Reads a log of any format into records: the one entry to this project's readers.</summary>
public sealed class LogReader
{
    private readonly FormatSelector _selector;
    private readonly MessageReader _messages;

    /// <summary>A reader over the whole catalogue, or over one format of it.</summary>
    /// <param name="only">The name of the only line format to use (<c>--format</c>), or null.</param>
    public LogReader(string? only = null)
    {
        _selector = new FormatSelector(only is null ? FormatCatalog.Lines : [.. FormatCatalog.Lines.Where(f => f.Name == only)]);
        _messages = new MessageReader(FormatCatalog.Programs, FormatCatalog.Shared, FormatCatalog.Lines);
    }

    /// <summary>Reads unpacked text into records.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="context">Zone, clock, origin.</param>
    /// <param name="rescan">Opens the same bytes once more, to count the years of year-less stamps; null when that cannot be done.</param>
    public void ReadText(Stream content, IRecordSink sink, ReadContext context, Func<Stream>? rescan = null)
    {
        var stamps = new StampReader(context.Zone, Years(context, rescan));
        new RecordReader(_selector, _messages, content, stamps, context.Origin, sink).ReadToEnd();
    }

    private static YearResolver Years(ReadContext context, Func<Stream>? rescan)
    {
        var zone = new ZoneClock(context.Zone);
        if (context.Now is { } now)
        {
            return YearResolver.Alone(zone.FromUtc(now.ToUnixTimeSeconds()));
        }

        var end = zone.FromUtc((context.Modified ?? Clock.System.GetUtcNow()).ToUnixTimeSeconds());
        if (rescan is null)
        {
            return YearResolver.Alone(end + YearResolver.SlackSeconds);
        }

        using var again = rescan();
        var scan = YearScan.Of(again);
        return YearResolver.Row(end, scan.LastMonth, scan.LastDay, scan.RollOvers);
    }
}
