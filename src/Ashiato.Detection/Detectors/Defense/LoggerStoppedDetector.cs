using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>A logger that stopped and did not come back within minutes: nobody wrote down what happened then. ATT&amp;CK T1685 (T1562.001).</summary>
public sealed class LoggerStoppedDetector : Detector
{
    /// <summary>An upgrade restarts the logger within seconds, a reboot within minutes.</summary>
    private static readonly TimeSpan Restart = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (DateTimeOffset Time, Evidence Line)> _stopped = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset From, DateTimeOffset? Until, Evidence Line)> _silences = [];

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code is "rsyslogd.start" or "rsyslogd.stop" or "syslogd.exiting" or "syslogd.restart"
        or "syslog_ng.start" or "syslog_ng.stop" or "kernel.boot";

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!record.HasTime)
        {
            return;
        }

        var host = record.GetString(FieldNames.HostName) ?? "";
        if (record.Code!.Value is "rsyslogd.stop" or "syslogd.exiting" or "syslog_ng.stop")
        {
            _stopped[host] = (record.Time, Evidence.Of(record));
        }
        else if (_stopped.Remove(host, out var stop) && record.Time - stop.Time > Restart && _silences.Count < 100)
        {
            _silences.Add((stop.Time, record.Time, stop.Line));
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var (time, line) in _stopped.Values)
        {
            _silences.Add((time, null, line));
        }

        foreach (var (from, until, line) in _silences.OrderBy(s => s.From))
        {
            findings.Add(Describe(from, until, line));
        }
    }

    private static Finding Describe(DateTimeOffset from, DateTimeOffset? until, Evidence line) => new()
    {
        Id = "defense.logger_stopped",
        Title = until is { } end
            ? new Text("The logger was off for {0}", "ログ収集が {0}間停止していました").With(Duration(end - from))
            : new("The logger stopped and did not start again", "ログ収集が停止し、その後再開していません"),
        Explanation = new("While it is off, nothing that happens is written to the system's logs. Intruders stop it before they work.",
            "停止している間の出来事はシステムログに残りません。侵入者は作業の前に止めることがあります。"),
        Severity = Severity.Medium,
        Confidence = Confidence.Medium,
        Kind = FindingKind.Sign,
        Techniques = [new("T1685", "T1562.001")],
        First = from,
        Last = until ?? from,
        Evidence = [line],
        Alternatives = new("The server was shut down, or the logger was being upgraded or changed.", "サーバーの停止や、ログ収集デーモンの更新・変更作業によるものかもしれません。"),
        NextSteps = [new("Check whether the server was off at that time (ashiato last -x). If it ran, ask who stopped the logger.", "その時間にサーバーが停止していたか確認してください（ashiato last -x）。動いていたなら、誰が止めたのか確認してください。")],
    };

    private static Text Duration(TimeSpan span) => span.TotalHours >= 48
        ? new Text("{0:N0} days", "{0:N0} 日").With(span.TotalDays)
        : span.TotalMinutes >= 120 ? new Text("{0:N0} hours", "{0:N0} 時間").With(span.TotalHours) : new Text("{0:N0} minutes", "{0:N0} 分").With(span.TotalMinutes);
}
