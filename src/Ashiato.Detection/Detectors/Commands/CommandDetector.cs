using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Commands that intruders run, wherever a log shows a command: sudo, cron, shell histories, audit, apt.</summary>
public sealed class CommandDetector : Detector
{
    private const int MostKept = 1_000;
    private readonly Dictionary<(string Id, string User, string Command), Tally> _seen = [];

    /// <summary>Commands that were not kept because there were too many.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code.StartsWith("sudo.", StringComparison.Ordinal)
        || sample.Has(FieldNames.SudoCommand) || sample.Has(FieldNames.ProcessCommandLine) || sample.Has(FieldNames.ProcessTitle);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        var isSudo = record.Has(FieldNames.SudoCommand);
        var command = isSudo ? record.Get(FieldNames.SudoCommand)
            : record.Has(FieldNames.ProcessCommandLine) ? record.Get(FieldNames.ProcessCommandLine) : record.Get(FieldNames.ProcessTitle);
        if (command.IsEmpty || record.Is(FieldNames.EventOutcome, "failure"u8) || record.Code!.Value.StartsWith("kernel.", StringComparison.Ordinal))
        {
            return;
        }

        var sign = CommandSigns.Find(command[..Math.Min(command.Length, 8192)], isSudo && record.Is(FieldNames.UserEffectiveName, "root"u8));
        if (sign is null)
        {
            return;
        }

        var user = record.GetString(FieldNames.UserName) ?? "";
        var text = Encoding.UTF8.GetString(command[..Math.Min(command.Length, 300)]);
        var key = (sign.Id, user, text);
        if (_seen.TryGetValue(key, out var tally))
        {
            tally.Count++;
            tally.Last = record.HasTime ? record.Time : tally.Last;
        }
        else if (_seen.Count < MostKept)
        {
            _seen[key] = new Tally(sign, record.HasTime ? record.Time : null, record.GetString(FieldNames.HostName), Evidence.Of(record), IsSchedule(record));
        }
        else
        {
            Dropped++;
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var ((_, user, command), tally) in _seen.OrderBy(s => s.Value.First))
        {
            findings.Add(Describe(user, command, tally));
        }
    }

    private static bool IsSchedule(Record record) => record.Code!.Value.StartsWith("cron.", StringComparison.Ordinal);

    private static Finding Describe(string user, string command, Tally tally)
    {
        var sign = tally.Sign;
        var who = user.Length == 0 ? new Text("somebody", "何者か") : Text.Same(FindingList.Short(user, 32));
        var severity = tally.IsSchedule && sign.Severity < Severity.High ? Severity.High : sign.Severity;
        return new Finding
        {
            Id = "command." + sign.Id,
            Title = (tally.IsSchedule ? new Text("cron, for {0}: {1}", "cron（{0}）: {1}") : new Text("{0}: {1}", "{0}: {1}")).With(who, sign.Title),
            Explanation = new Text("{0} The command: {1}", "{0} コマンド: {1}").With(sign.Why, Text.Same(FindingList.Short(command))),
            Severity = severity,
            Confidence = Confidence.Medium,
            Kind = severity <= Severity.Low ? FindingKind.Notice : FindingKind.Sign,
            Techniques = tally.IsSchedule ? [sign.Technique, new("T1053.003")] : [sign.Technique],
            First = tally.First,
            Last = tally.Last ?? tally.First,
            Host = tally.Host,
            Actor = new Actor(null, user.Length == 0 ? null : user),
            Count = tally.Count,
            Evidence = [tally.Line],
            Alternatives = sign.Innocent,
            NextSteps = [new("Find out who ran it and why; look at what else that account did around that time.", "誰が何のために実行したのかを確認し、その前後にそのアカウントが行った操作を調べてください。")],
        };
    }

    private sealed class Tally(CommandSign sign, DateTimeOffset? first, string? host, Evidence line, bool isSchedule)
    {
        public CommandSign Sign { get; } = sign;

        public DateTimeOffset? First { get; } = first;

        public DateTimeOffset? Last { get; set; }

        public string? Host { get; } = host;

        public Evidence Line { get; } = line;

        public bool IsSchedule { get; } = isSchedule;

        public long Count { get; set; } = 1;
    }
}
