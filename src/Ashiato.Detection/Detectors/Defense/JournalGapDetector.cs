using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>
/// Entries that the systemd journal numbered and no file holds any more, in the middle of what is kept: a journal file was deleted.
/// journald numbers the entries of all its files in one row (system's and users', <c>s=</c> and <c>i=</c> of a cursor: systemd.journal-fields(7)),
/// and when room is short it deletes the oldest files, never one between others. Numbers that single users' missing files would
/// explain lie within minutes of each other; only a hole in numbers and in time counts. ATT&amp;CK T1685.006 (T1070.002).
/// </summary>
public sealed class JournalGapDetector : Detector, IOrderWatcher, IDropCounter
{
    /// <summary>Fewer entries may be those of a user whose file was not read.</summary>
    private const int LeastEntries = 50;

    /// <summary>A journal that is not tampered with says something at least every hour while the server runs.</summary>
    private const long LeastTime = 3600L * 1_000_000_000;

    private const int MostRuns = 20_000;

    /// <summary>Entries that follow each other without such a hole.</summary>
    private readonly List<Run> _runs = [];

    private Run? _current;

    /// <summary>Runs that were not kept.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => false;

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        // No kind is wanted: the order of all entries is watched.
    }

    /// <inheritdoc/>
    public void See(Record record)
    {
        if (!record.Has(FieldNames.SystemdCursor) || !record.HasTime || !TryPlace(record.Get(FieldNames.SystemdCursor), out var series, out var number))
        {
            return;
        }

        var time = record.UnixNanoseconds;
        if (_current is { } run && ReferenceEquals(run.Origin, record.Origin) && run.Series == series && number >= run.Last
            && (number - run.Last < LeastEntries || time - run.LastTime < LeastTime))
        {
            (run.Last, run.LastTime) = (number, time);
            return;
        }

        if (_runs.Count >= MostRuns)
        {
            Dropped++;
            return;
        }

        _current = new Run(record.Origin, series, number, time) { Last = number, LastTime = time, Beginning = Evidence.Of(record) };
        _runs.Add(_current);
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var series in _runs.GroupBy(r => r.Series))
        {
            Run? before = null;
            foreach (var run in series.OrderBy(r => r.First))
            {
                if (before is not null && run.First > before.Last && run.First - before.Last > LeastEntries && run.FirstTime - before.LastTime >= LeastTime)
                {
                    findings.Add(Describe(before, run));
                }

                before = before is null || run.Last > before.Last ? run : before;
            }
        }
    }

    /// <summary>The series and the number of an entry: <c>s=HEX;i=HEX;…</c>.</summary>
    private static bool TryPlace(ReadOnlySpan<byte> cursor, out UInt128 series, out ulong number)
    {
        (series, number) = (0, 0);
        if (!cursor.StartsWith("s="u8) || cursor.IndexOf(";i="u8) is not 34)
        {
            return false;
        }

        var rest = cursor[37..];
        var end = rest.IndexOf((byte)';');
        rest = end < 0 ? rest : rest[..end];
        return UInt128.TryParse(cursor[2..34], System.Globalization.NumberStyles.AllowHexSpecifier, null, out series)
            && Utf8Parser.TryParse(rest, out number, out var used, 'x') && used == rest.Length;
    }

    private static Finding Describe(Run before, Run after) => new()
    {
        Id = "defense.journal_gap",
        Title = new Text("{0:N0} entries are missing from the middle of the systemd journal", "systemd ジャーナルの途中の {0:N0} 件が失われています").With(after.First - before.Last - 1),
        Explanation = new Text(
            "journald numbers its entries in one row. After number {0:N0} the next that any file holds is {1:N0}. To save room journald deletes the oldest files only; a hole in the middle is left by somebody who deleted a file.",
            "journald はエントリに連番を付けます。{0:N0} 番の次に残っているのは {1:N0} 番です。journald が容量のために削除するのは最も古いファイルだけで、途中の欠落は誰かがファイルを削除した場合に生じます。")
            .With(before.Last, after.First),
        Severity = Severity.Medium,
        Confidence = Confidence.Medium,
        Kind = FindingKind.Sign,
        Techniques = [new("T1685.006", "T1070.002")],
        First = FindingList.At(before.LastTime),
        Last = FindingList.At(after.FirstTime),
        Evidence = [after.Beginning],
        Alternatives = new("Not all files of the journal were copied; a damaged file was put aside or removed by hand.", "ジャーナルの一部のファイルだけがコピーされたか、破損したファイルが手作業で除かれた可能性もあります。"),
        NextSteps = [new("Look for the missing part in backups and in the logs of rsyslog (auth.log, syslog), and at who was logged in at that time.", "バックアップや rsyslog のログ（auth.log、syslog）に欠落部分が残っていないか、その時間帯に誰がログインしていたかを確認してください。")],
    };

    private sealed class Run(RecordOrigin origin, UInt128 series, ulong first, long firstTime)
    {
        public RecordOrigin Origin => origin;

        public UInt128 Series => series;

        public ulong First => first;

        public long FirstTime => firstTime;

        public required ulong Last { get; set; }

        public required long LastTime { get; set; }

        public required Evidence Beginning { get; init; }
    }
}
