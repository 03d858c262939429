using Ashiato.Input.Following.Positions;

namespace Ashiato.Input.Following.Journals;

/// <summary>
/// Hands on the new entries of a journal directory as syslog lines. The numbers of a sequence go up over all its files, so the
/// last number taken says what is new, whatever the files are called by now.
/// </summary>
/// <param name="directory">The directory.</param>
/// <param name="sink">Takes the lines.</param>
/// <param name="now">The time of this run (UTC).</param>
/// <param name="zone">The zone of the times in the lines.</param>
internal sealed class JournalCatchUp(string directory, IFollowSink sink, DateTimeOffset now, TimeZoneInfo zone)
{
    /// <summary>The first run goes back so far, as logcheck does: a journal may hold months.</summary>
    internal static readonly TimeSpan FirstSpan = TimeSpan.FromHours(5);

    private readonly JournalLine _line = new(zone);

    /// <summary>Reads on.</summary>
    /// <param name="position">Where; null when the journal was never read.</param>
    /// <returns>The position now; the same when nothing could be read.</returns>
    internal JournalPosition? Read(JournalPosition? position)
    {
        if (JournalFiles.Open(directory, sink) is not { } files)
        {
            return position;
        }

        try
        {
            files.ForEach(f => f.MoveNext());
            var cursors = (position?.Cursors ?? []).ToDictionary(c => c.Sequence, StringComparer.Ordinal);
            SayWhatIsGone(files, cursors);
            foreach (var sequence in files.Where(f => f.Current is not null).GroupBy(f => f.Sequence).OrderBy(s => s.Min(f => f.Current!.Value.Realtime)))
            {
                if (ReadSequence([.. sequence], cursors.GetValueOrDefault(sequence.Key), position is null) is { } cursor)
                {
                    cursors[sequence.Key] = cursor;
                }
            }

            return new JournalPosition(directory, [.. cursors.Values.OrderBy(c => c.Sequence, StringComparer.Ordinal)]);
        }
        finally
        {
            files.ForEach(f => f.Dispose());
        }
    }

    // A sequence whose files are gone was read to its end if a later one was begun; the newest one was not.
    private void SayWhatIsGone(List<OpenJournal> files, Dictionary<string, JournalCursor> cursors)
    {
        var newest = cursors.Values.MaxBy(c => c.Realtime);
        foreach (var cursor in cursors.Values.ToList())
        {
            var first = files.Where(f => f.Sequence == cursor.Sequence && f.Current is not null).Select(f => f.Current!.Value).OrderBy(e => e.Number).FirstOrDefault();
            if (first.Number == 0)
            {
                cursors.Remove(cursor.Sequence);
                if (cursor == newest)
                {
                    var next = files.Where(f => f.Current is not null).Select(f => f.Current!.Value).Where(e => e.Realtime > cursor.Realtime).OrderBy(e => e.Realtime).FirstOrDefault();
                    Say(cursor, next.Number, 0, next.Number == 0 ? now : next.Time);
                }
            }
            else if (first.Number > cursor.Number + 1)
            {
                Say(cursor, first.Number, first.Number - cursor.Number - 1, first.Time);
            }
        }
    }

    private void Say(JournalCursor cursor, ulong first, ulong missing, DateTimeOffset until)
    {
        var loss = new LogLoss(LossKind.JournalRemoved, directory, (long)cursor.Number, (long)first, (long)missing, JournalEntryHead.TimeOf(cursor.Realtime), until);
        sink.Lost(loss);
        sink.Report(loss.ToProblem());
    }

    /// <summary>Merges the files of one sequence by number.</summary>
    private JournalCursor? ReadSequence(List<OpenJournal> files, JournalCursor? cursor, bool isFirst)
    {
        var queue = new PriorityQueue<OpenJournal, ulong>();
        files.ForEach(f => queue.Enqueue(f, f.Current!.Value.Number));
        while (queue.TryDequeue(out var file, out _))
        {
            var entry = file.Current!.Value;
            if (cursor is null || entry.Number > cursor.Number)
            {
                if (!isFirst || entry.Time >= now - FirstSpan)
                {
                    HandOn(file, entry);
                }

                cursor = new JournalCursor(file.Sequence, entry.Number, entry.Boot.ToString("n"), entry.Monotonic, entry.Realtime);
            }

            file.MoveNext();
            if (file.Current is { } next)
            {
                queue.Enqueue(file, next.Number);
            }
        }

        return cursor;
    }

    private void HandOn(OpenJournal file, JournalEntryHead entry)
    {
        file.ReadFields(_line);
        var lines = _line.Print();
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            sink.Accept(new FollowedLine(directory, file.Path, (long)entry.Number, lines[..end], continues: false, goesOn: false));
            lines = lines[(end + 1)..];
        }
    }
}
