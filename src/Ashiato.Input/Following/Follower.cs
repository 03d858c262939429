using Ashiato.Input.Following.Journals;
using Ashiato.Input.Following.Parts;
using Ashiato.Input.Following.Positions;

namespace Ashiato.Input.Following;

/// <summary>
/// Reads what is new in logs and journals. Nothing is written: the book that comes out counts only once
/// <see cref="StateDirectory.Commit"/> has it.
/// </summary>
/// <param name="clock">The time of the run.</param>
public sealed class Follower(TimeProvider clock)
{
    /// <summary>Is a last line without an end handed on at once? Otherwise it waits for its end.</summary>
    public bool TakesUnfinished { get; init; }

    /// <summary>The zone of the times in lines that are made of journal entries.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Reads every log from where the book says, one after the other.</summary>
    /// <param name="book">The positions that count.</param>
    /// <param name="logs">Paths and patterns of log files.</param>
    /// <param name="journals">Directories of systemd journals.</param>
    /// <param name="sink">Takes lines, losses and problems; one log's trouble does not stop the next.</param>
    /// <returns>The book after the batch, with the batch's id.</returns>
    public PositionBook Read(PositionBook book, IEnumerable<string> logs, IEnumerable<string> journals, IFollowSink sink)
    {
        var now = clock.GetUtcNow();
        var next = book with { Run = book.Run + 1, Read = now };
        var positions = book.Logs.ToDictionary(l => l.Path, StringComparer.Ordinal);
        foreach (var log in LogPaths.Expand(logs, sink))
        {
            if (new LogCatchUp(log, sink, now, TakesUnfinished).Read(positions.GetValueOrDefault(log)) is { } position)
            {
                positions[log] = position;
            }
        }

        var cursors = book.Journals.ToDictionary(j => j.Directory, StringComparer.Ordinal);
        foreach (var journal in journals.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal))
        {
            if (new JournalCatchUp(journal, sink, now, Zone).Read(cursors.GetValueOrDefault(journal)) is { } position)
            {
                cursors[journal] = position;
            }
        }

        next = next with { Journals = [.. cursors.Values.OrderBy(j => j.Directory, StringComparer.Ordinal)] };
        next = next with { Logs = [.. positions.Values.OrderBy(l => l.Path, StringComparer.Ordinal)] };
        return next with { Batch = BatchId.Of(book, next) };
    }
}
