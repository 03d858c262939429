using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>
/// A log of the system in which time goes back, though no start of the server and no step of its clock is near: lines were put in, or
/// lines with other times taken over from elsewhere. ATT&amp;CK T1070.006. Loggers append: a line is younger than the one before it.
/// Only logs that one host writes in order are looked at, each file by itself.
/// </summary>
public sealed class TimeBackwardDetector : Detector, IOrderWatcher, IDropCounter
{
    private const int MostMarks = 20_000;
    private const int MostFindings = 100;
    private const int MostFiles = 200;

    /// <summary>Starts may explain some of a file's jumps, but not so many.</summary>
    private const int MostJumps = 64;

    /// <summary>A file in which time goes back more often is not in order by nature (gathered from elsewhere, stamped by the senders).</summary>
    private const int OutOfOrder = 10;

    private const long Minute = 60_000_000_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary>Programs that gather what they write are late by less.</summary>
    private const long Late = 5 * Minute;

    /// <summary>A start or a step of the clock explains what happens this near to it.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(1);

    private static readonly string[] Logs = ["auth.log", "secure", "syslog", "messages", "kern.log"];

    private readonly List<WatchedFile> _files = [];
    private readonly TimeMarks _marks = new();
    private readonly byte[] _raw = new byte[Evidence.MostRaw];
    private (int Length, long Line, long Offset, long Time, TimeOrigin Origin) _before;
    private RecordOrigin? _origin;
    private WatchedFile? _file;

    /// <summary>Files of which nothing was kept because too many are not in order.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code is "kernel.boot" or "kernel.command_line" or "systemd.booted" or "systemd.time_changed" or "logind.new_seat" or "logind.watching"
        or "chronyd.stepped" or "chronyd.wrong" or "ntpd.stepped" or "timesyncd.stepped" or "timesyncd.synchronized" or "wtmp.boot" or "wtmp.new_time" or "wtmp.old_time"
        // rsyslogd that lost its place in the journal writes old messages once more.
        or "rsyslogd.messages_lost";

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (record.HasTime && _marks.Count < MostMarks && !((_marks.Latest - record.Time)?.Duration() <= TimeSpan.FromMinutes(1)))
        {
            _marks.Add(record.Time);
        }
    }

    /// <inheritdoc/>
    void IOrderWatcher.See(Record record)
    {
        if (!ReferenceEquals(record.Origin, _origin))
        {
            _origin = record.Origin;
            _file = IsInOrder(_origin) ? new WatchedFile() : null;
            _before = default;
        }

        if (_file is null || !record.HasTime)
        {
            return;
        }

        if (!_file.IsOf(record.Get(FieldNames.HostName)))
        {
            Forget();
            return;
        }

        var time = record.UnixNanoseconds;
        if (_before.Origin != TimeOrigin.None && _before.Time - time > Late && !IsOfTheCalendar(_before.Time - time, _before.Origin, record.TimeOrigin))
        {
            Note(_file, record);
        }

        var length = Math.Min(record.RawLength, Evidence.MostRaw);
        record.Raw[..length].CopyTo(_raw);
        _before = (length, record.LineNumber, record.Offset, time, record.TimeOrigin);
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        var told = 0;
        foreach (var file in _files)
        {
            var jumps = file.Jumps.Where(j => !IsExplained(j.Before.Time) && !IsExplained(j.After.Time)).ToList();
            if (jumps.Count is > 0 and <= OutOfOrder && told++ < MostFindings)
            {
                findings.Add(Describe(jumps, file.Host));
            }
        }
    }

    /// <summary>Is it a log to which one logger appends?</summary>
    private static bool IsInOrder(RecordOrigin origin)
    {
        var path = origin.Member ?? origin.Path;
        var name = path.AsSpan(path.AsSpan().LastIndexOfAny('/', '!') + 1);
        foreach (var log in Logs)
        {
            if (name.StartsWith(log, StringComparison.Ordinal) && name[log.Length..] is [] or ['.', ..] or ['-', >= '0' and <= '9', ..])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The clock on the wall goes back an hour in autumn, and by hours or half hours when a server is told its zone: who writes no zone
    /// seems to go back. The minutes since the line before are missing from the hour. Where the year is not written, a month or more back is rather eleven months on.
    /// </summary>
    private static bool IsOfTheCalendar(long back, TimeOrigin before, TimeOrigin after)
    {
        if (before == TimeOrigin.WrittenZone && after == TimeOrigin.WrittenZone)
        {
            return false;
        }

        var over = back % (Hour / 2);
        return back is > 40 * Minute and <= 61 * Minute
            || (back <= Day && (over <= Minute || over >= Hour / 2 - 2 * Minute))
            || (back > 30 * Day && (before == TimeOrigin.YearInferred || after == TimeOrigin.YearInferred));
    }

    private void Note(WatchedFile file, Record record)
    {
        if (file.Jumps.Count == MostJumps)
        {
            Forget();
            return;
        }

        if (file.Jumps.Count == 0)
        {
            if (_files.Count == MostFiles)
            {
                Dropped++;
                _file = null;
                return;
            }

            _files.Add(file);
        }

        file.Jumps.Add((
            new Evidence(record.Origin, _before.Line, _before.Offset, FindingList.At(_before.Time), _before.Origin, _raw.AsSpan(0, _before.Length).ToArray()),
            Evidence.Of(record)));
    }

    /// <summary>Several hosts have several clocks, and a file full of jumps is in no order: nothing is said of either.</summary>
    private void Forget()
    {
        _ = _files.Remove(_file!);
        _file = null;
    }

    private bool IsExplained(DateTimeOffset? time) => _marks.HasBetween(time!.Value - Near, time.Value + Near);

    private static Finding Describe(List<(Evidence Before, Evidence After)> jumps, string? host)
    {
        var worst = jumps.MaxBy(j => j.Before.Time - j.After.Time);
        var isWritten = jumps.TrueForAll(j => j.Before.TimeOrigin == TimeOrigin.WrittenZone && j.After.TimeOrigin == TimeOrigin.WrittenZone);
        return new Finding
        {
            Id = "defense.time_backward",
            Title = new Text("In {0} time goes back by {1}", "{0} で時刻が {1}逆戻りしています").With(worst.After.Origin, SpanText.Of(worst.Before.Time!.Value - worst.After.Time!.Value)),
            Explanation = new("Loggers append each line as things happen, so a line is younger than the one before it. Here it is older, and neither a start of the server nor a change of its clock is near: lines were put in afterwards, or their times were changed.",
                "ログには出来事の順に行が追記されるため、後の行ほど新しいはずです。ここでは後の行の方が古く、その前後にサーバーの起動や時計の変更も見当たりません。後から行が差し込まれたか、時刻が書き換えられた可能性があります。"),
            Severity = Severity.Medium,
            Confidence = isWritten ? Confidence.Medium : Confidence.Low,
            Kind = FindingKind.Sign,
            Techniques = [new("T1070.006")],
            First = jumps.Min(j => j.After.Time),
            Last = jumps.Max(j => j.Before.Time),
            Host = host,
            Count = jumps.Count,
            Evidence = [.. jumps.Take(3).SelectMany(j => new[] { j.Before, j.After })],
            Alternatives = new("The clock was set back by hand, a virtual machine went back to a snapshot, another program's messages arrived late, or the file was put together from several.",
                "時計が手動で戻された、仮想マシンがスナップショットに戻された、別のプログラムのメッセージが遅れて届いた、または複数のファイルをつなげたものかもしれません。"),
            NextSteps = [new("Read the lines around this place, and look for the same minutes in the journal, in other logs and in copies outside the server.", "該当箇所の前後の行を読み、同じ時間帯の記録をジャーナル、他のログ、サーバー外のコピーと照らし合わせてください。")],
        };
    }

    /// <summary>What is known of one file.</summary>
    private sealed class WatchedFile
    {
        private byte[]? _host;

        public List<(Evidence Before, Evidence After)> Jumps { get; } = [];

        public string? Host => _host is null ? null : System.Text.Encoding.UTF8.GetString(_host);

        /// <summary>Is it the host of all lines before? One writes the whole name, another its first label.</summary>
        public bool IsOf(ReadOnlySpan<byte> host)
        {
            var dot = host.IndexOf((byte)'.');
            host = dot > 0 ? host[..dot] : host;
            if (host.IsEmpty)
            {
                return true;
            }

            _host ??= host.ToArray();
            return host.SequenceEqual(_host);
        }
    }
}
