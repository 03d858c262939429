using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>
/// A logger that stopped and did not come back within minutes while the server ran on: nobody wrote down what happened then.
/// ATT&amp;CK T1685 (T1562.001). Files come one after the other, so what stopped and what started is put in order at the end.
/// </summary>
public sealed class LoggerStoppedDetector : Detector, IDropCounter
{
    private const int MostMarks = 20_000;
    private const int MostFindings = 100;

    /// <summary>An upgrade restarts the logger within seconds, a reboot within minutes.</summary>
    private static readonly TimeSpan Restart = TimeSpan.FromMinutes(10);

    /// <summary>A server that goes down stops its logger within this time.</summary>
    private static readonly TimeSpan GoingDown = TimeSpan.FromMinutes(5);

    /// <summary>What is known of each host; of none in particular: of all of them (wtmp names no host).</summary>
    private readonly Dictionary<string, HostMarks> _hosts = new(StringComparer.Ordinal);
    private int _marks;

    /// <inheritdoc/>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code is "rsyslogd.start" or "rsyslogd.stop" or "syslogd.exiting" or "syslogd.restart"
        or "syslog_ng.start" or "syslog_ng.stop" or "kernel.boot" or "systemd.booted" or "wtmp.boot" or "wtmp.shutdown" or "systemd.shutting_down" or "logind.shutdown";

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!record.HasTime)
        {
            return;
        }

        if (_marks++ >= MostMarks)
        {
            Dropped++;
            return;
        }

        var host = Of(record.GetString(FieldNames.HostName) ?? "");
        switch (record.Code!.Value)
        {
            case "rsyslogd.stop" or "syslogd.exiting" or "syslog_ng.stop":
                host.Stops.Add((record.Time, Evidence.Of(record)));
                break;
            case "rsyslogd.start" or "syslogd.restart" or "syslog_ng.start":
                host.Starts.Add(record.Time);
                break;
            case "wtmp.shutdown" or "systemd.shutting_down" or "logind.shutdown":
                host.Shutdowns.Add(record.Time);
                break;
            default:
                host.Boots.Add(record.Time);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        var silences = new List<Finding>();
        var unnamed = _hosts.GetValueOrDefault("") ?? new HostMarks();
        foreach (var (name, host) in _hosts)
        {
            var other = name.Length > 0 ? unnamed : host.Stops.Count > 0 ? Everything() : host;
            DateTimeOffset? off = null;
            foreach (var (time, line) in host.Stops.OrderBy(s => s.Time))
            {
                // Two daemons may stop, and one start again: the first stop counts.
                var until = host.Starts.From(time) ?? Earlier(host.Boots.From(time), other.Boots.From(time));
                if ((off is null || off < time) && !(until - time <= Restart)
                    && !host.Shutdowns.HasBetween(time - GoingDown, time + GoingDown) && !other.Shutdowns.HasBetween(time - GoingDown, time + GoingDown))
                {
                    silences.Add(Describe(time, until, line, until is { } end && (host.Boots.HasBetween(time, end + Restart) || other.Boots.HasBetween(time, end + Restart))));
                    off = until ?? DateTimeOffset.MaxValue;
                }
            }
        }

        Dropped += Math.Max(0, silences.Count - MostFindings);
        foreach (var silence in silences.OrderBy(s => s.First).Take(MostFindings))
        {
            findings.Add(silence);
        }
    }

    /// <summary>What is known of a host. One program writes the whole name, another its first label.</summary>
    private HostMarks Of(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        name = dot > 0 && !System.Net.IPAddress.TryParse(name, out _) ? name[..dot] : name;
        if (!_hosts.TryGetValue(name, out var host))
        {
            host = _hosts[name] = new HostMarks();
        }

        return host;
    }

    /// <summary>A log that names no host may be any host's.</summary>
    private HostMarks Everything()
    {
        var all = new HostMarks();
        foreach (var host in _hosts.Values)
        {
            all.Shutdowns.Add(host.Shutdowns);
            all.Boots.Add(host.Boots);
        }

        return all;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private static Finding Describe(DateTimeOffset from, DateTimeOffset? until, Evidence line, bool isBoot) => new()
    {
        Id = "defense.logger_stopped",
        Title = until is { } end
            ? new Text("The logger was off for {0}", "ログ収集が {0}間停止していました").With(SpanText.Of(end - from))
            : new("The logger stopped and did not start again", "ログ収集が停止し、その後再開していません"),
        Explanation = isBoot
            ? new("While it is off, nothing that happens is written to the system's logs. The server started at the end of that time, so it was probably off as a whole.",
                "停止している間の出来事はシステムログに残りません。その終わりにサーバーが起動しているため、サーバー自体が停止していたと考えられます。")
            : new("While it is off, nothing that happens is written to the system's logs. Intruders stop it before they work.",
            "停止している間の出来事はシステムログに残りません。侵入者は作業の前に止めることがあります。"),
        Severity = isBoot ? Severity.Low : Severity.Medium,
        Confidence = isBoot ? Confidence.Low : Confidence.Medium,
        Kind = isBoot ? FindingKind.Notice : FindingKind.Sign,
        Techniques = [new("T1685", "T1562.001")],
        First = from,
        Last = until ?? from,
        Evidence = [line],
        Alternatives = new("The server was shut down, or the logger was being upgraded or changed.", "サーバーの停止や、ログ収集デーモンの更新・変更作業によるものかもしれません。"),
        NextSteps = [new("Check whether the server was off at that time (ashiato last -x). If it ran, ask who stopped the logger.", "その時間にサーバーが停止していたか確認してください（ashiato last -x）。動いていたなら、誰が止めたのか確認してください。")],
    };

    /// <summary>What one host's logs say.</summary>
    private sealed class HostMarks
    {
        public List<(DateTimeOffset Time, Evidence Line)> Stops { get; } = [];

        public TimeMarks Starts { get; } = new();

        public TimeMarks Shutdowns { get; } = new();

        public TimeMarks Boots { get; } = new();
    }
}
