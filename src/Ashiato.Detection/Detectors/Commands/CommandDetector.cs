using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Lineage;

namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Commands that intruders run, wherever a log shows a command: sudo, cron, shell histories, audit, apt.</summary>
public sealed class CommandDetector : Detector, IDropCounter
{
    /// <summary>Jobs run the same commands day and night: so many that show nothing are remembered.</summary>
    private const int MostHarmless = 500;

    private const int MostKept = 1_000;
    private const int MostCommand = 8192;
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(2);
    private static readonly FieldName AuditName = FieldName.Get("user.audit.name");
    private readonly Dictionary<(string Id, string User, string Command), Tally> _seen = [];
    private readonly AuditProcess _process = new();
    private readonly byte[] _joined = new byte[MostCommand];

    /// <summary>Commands that were not kept because there were too many.</summary>
    public long Dropped { get; private set; }

    /// <summary>Messages that show a command somebody ran. The journal notes for every entry what command wrote it: that says nothing of this kind.</summary>
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "sudo.command", "sudo.command_continued", "doas.command", "pkexec.command", "cron.command", "shell.command",
        "auditd.user_cmd", "auditd.execve", "auditd.proctitle", "auditd.syscall",
        "apt.history", "dnf.command", "zypp.command", "pacman.command", "postgresql.copy_program",
    };

    /// <summary>Commands that show nothing: as anybody, and as root.</summary>
    private readonly HashSet<byte[]>[] _harmless = [new(Utf8Keys.Comparer), new(Utf8Keys.Comparer)];

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => Kinds.Contains(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        _process.See(record);
        if (record.Is(FieldNames.EventOutcome, "failure"u8))
        {
            return;
        }

        var isSudo = record.Has(FieldNames.SudoCommand);
        var command = isSudo ? record.Get(FieldNames.SudoCommand)
            : record.Has(FieldNames.ProcessCommandLine) && !IsCodeOf(record, "auditd.syscall") ? record.Get(FieldNames.ProcessCommandLine)
            : record.Has(FieldNames.ProcessArgs) ? Joined(record) : record.Get(FieldNames.ProcessTitle);
        if (command.IsEmpty)
        {
            return;
        }

        command = command[..Math.Min(command.Length, MostCommand)];
        var asRoot = isSudo && record.Is(FieldNames.UserEffectiveName, "root"u8);
        var harmless = _harmless[asRoot ? 1 : 0].GetAlternateLookup<ReadOnlySpan<byte>>();
        if (harmless.Contains(command))
        {
            return;
        }

        if (CommandSigns.Find(command, asRoot) is { } sign)
        {
            Keep(record, sign, UserOf(record), Encoding.UTF8.GetString(command[..Math.Min(command.Length, 300)]));
        }
        else if (harmless.Set.Count < MostHarmless)
        {
            _ = harmless.Add(command);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var ((_, user, command), tally) in _seen.OrderBy(s => s.Value.First))
        {
            if (!IsToldBetter(command, tally))
            {
                findings.Add(Describe(user, command, tally));
            }
        }
    }

    private static bool IsCodeOf(Record record, string code) => record.Code!.Value == code;

    /// <summary>The audit log names who ran a command by number, unless it is enriched.</summary>
    private static string UserOf(Record record) => record.GetString(FieldNames.UserName) ?? record.GetString(AuditName)
        ?? (record.TryGetInteger(FieldNames.UserAuditId, out var id) && id is >= 0 and < uint.MaxValue && IsAudit(record) ? $"uid {id}" : "");

    private static bool IsAudit(Record record) => record.Code!.Value.StartsWith("auditd.", StringComparison.Ordinal);

    /// <summary>The arguments of a program as one text, good until the next record.</summary>
    private ReadOnlySpan<byte> Joined(Record record)
    {
        var length = 0;
        foreach (ref readonly var field in record.Fields)
        {
            if (ReferenceEquals(field.Name, FieldNames.ProcessArgs) && length < MostCommand)
            {
                if (length > 0)
                {
                    _joined[length++] = (byte)' ';
                }

                var text = record.TextOf(field);
                text = text[..Math.Min(text.Length, MostCommand - length)];
                text.CopyTo(_joined.AsSpan(length));
                length += text.Length;
            }
        }

        return _joined.AsSpan(0, length);
    }

    private void Keep(Record record, CommandSign sign, string user, string text)
    {
        var id = record.Get(FieldNames.EventId);
        var audited = IsAudit(record) && !id.IsEmpty ? Utf8Keys.Comparer.GetHashCode(id) : 0;
        if (_seen.TryGetValue((sign.Id, user, text), out var tally))
        {
            // One event of the audit log is several records: the arguments, then the title.
            tally.Count += audited != 0 && audited == tally.Event ? 0 : 1;
            tally.Event = audited;
            tally.See(record);
        }
        else if (_seen.Count < MostKept)
        {
            _seen[(sign.Id, user, text)] = new Tally(sign, record, _process.Of(record), IsCodeOf(record, "cron.command")) { Event = audited };
        }
        else
        {
            Dropped++;
        }
    }

    /// <summary>sudo's own line says who and where; the audit log tells the same command again.</summary>
    private bool IsToldBetter(string command, Tally tally)
    {
        if (!tally.IsAudit)
        {
            return false;
        }

        foreach (var ((id, _, other), better) in _seen)
        {
            if (!better.IsAudit && id == tally.Sign.Id && (better.First - tally.First)?.Duration() <= Together && Bare(other) == Bare(command))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The command without its program's directory: one log writes it, another does not.</summary>
    private static string Bare(string command)
    {
        var blank = command.IndexOf(' ', StringComparison.Ordinal);
        var slash = command.LastIndexOf('/', blank < 0 ? command.Length - 1 : blank);
        return command[(slash + 1)..];
    }

    private static Finding Describe(string user, string command, Tally tally)
    {
        var sign = tally.Sign;
        var who = user.Length == 0 ? new Text("somebody", "何者か") : Text.Same(FindingList.Short(user, 32));
        var severity = !tally.IsSchedule ? sign.Severity : sign.OnSchedule ?? (sign.Severity < Severity.High ? Severity.High : sign.Severity);
        return new Finding
        {
            Id = "command." + sign.Id,
            Title = (tally.IsSchedule ? new Text("cron, for {0}: {1}", "cron（{0}）: {1}") : new Text("{0}: {1}", "{0}: {1}")).With(who, sign.Title),
            Explanation = new Text("{0} The command: {1}", "{0}コマンド: {1}").With(sign.Why, Text.Same(FindingList.Short(command))),
            Severity = severity,
            Confidence = Confidence.Medium,
            Kind = severity <= Severity.Low ? FindingKind.Notice : FindingKind.Sign,
            Techniques = tally.IsSchedule ? [sign.Technique, new("T1053.003")] : [sign.Technique],
            First = tally.First,
            Last = tally.Last,
            Host = tally.Host,
            Actor = new Actor(null, user.Length == 0 ? null : user),
            Count = tally.Count,
            Evidence = [tally.Line],
            Alternatives = sign.Innocent,
            NextSteps = [new("Find out who ran it and why; look at what else that account did around that time.", "誰が何のために実行したのかを確認し、その前後にそのアカウントが行った操作を調べてください。")],
        };
    }

    private sealed class Tally(CommandSign sign, Record record, ProcessMark? process, bool isSchedule)
    {
        private TimeRange _range = TimeRange.Of(record);

        public CommandSign Sign { get; } = sign;

        public DateTimeOffset? First => _range.First;

        public DateTimeOffset? Last => _range.Last;

        public string? Host { get; } = record.GetString(FieldNames.HostName);

        public Evidence Line { get; } = Evidence.Of(record) with { Process = process };

        public bool IsSchedule { get; } = isSchedule;

        public bool IsAudit { get; } = CommandDetector.IsAudit(record);

        public long Count { get; set; } = 1;

        /// <summary>The audit event that was counted last, by its hash; 0 for other logs.</summary>
        public int Event { get; set; }

        public void See(Record again) => _range.Add(again);
    }
}
