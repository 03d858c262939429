using System.Runtime.InteropServices;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// sshd writes the same log-in twice: a line of text, and with a terminal a record of wtmp. One without the other was taken out.
/// ATT&amp;CK T1685.006 (T1070.002). Copies of files and commands over SSH have no terminal and no record: a log-in counts only where its
/// session shows one, and where the two agree otherwise. When there is too much to keep, nothing is said.
/// </summary>
public sealed class LoginCrossCheckDetector : Detector, IOrderWatcher, IDropCounter
{
    private const int MostKept = 50_000;
    private const int MostHours = 500_000;
    private const int MostFindings = 20;
    private const int MostLastLogins = 1_000;
    private const int MostLines = 3;
    private const int MostRaw = 400;

    /// <summary>So many log-ins must be told by both before one that is missing says anything.</summary>
    private const int LeastMatched = 5;

    /// <summary>And so many times as many as are missing.</summary>
    private const int LeastRatio = 4;

    /// <summary>A user who has more sessions without a record works that way.</summary>
    private const int MostAbsent = 5;

    private const int MostStrange = 1_000;

    private const long Minute = 60_000_000_000;
    private const long Hour = 60 * Minute;

    /// <summary>The two clocks, and a slow log-in.</summary>
    private const long Slack = 2 * Minute;

    /// <summary>A session whose end nobody tells is taken for this long.</summary>
    private const long OpenEnd = Hour;

    private readonly PackedLines _lines = new();
    private readonly SharedNames _names = new();
    private readonly List<TextLogin> _logins = [];
    private readonly Dictionary<long, TextLogin> _byPid = [];
    private readonly List<RecordLogin> _records = [];
    private readonly Dictionary<string, RecordLogin> _onLine = new(StringComparer.Ordinal);
    private readonly List<TerminalUse> _terminals = [];
    private readonly List<(long Time, string? Address, Evidence Evidence)> _lastLogins = [];
    private readonly Dictionary<RecordOrigin, (long First, long Last)> _recordSpans = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RecordOrigin, (long First, long Last)> _textSpans = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<long> _hours = [];
    private readonly HashSet<long> _lossy = [];
    private bool _isFull;

    /// <summary>Log-ins and terminals that were not compared because there were too many; then nothing is said.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code is "sshd.accepted" or "pam.session_opened" or "pam.session_closed"
        or "sudo.command" or "rsyslogd.rate_limited" or "rsyslogd.messages_lost" or "journald.suppressed"
        || (LoginEvent.IsToHost(code) && !LoginEvent.IsRecordOfLogins(code) && sample.Is(FieldNames.EventOutcome, "success"u8));

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!record.HasTime)
        {
            return;
        }

        var time = record.UnixNanoseconds;
        if (_hours.Count < MostHours)
        {
            _ = _hours.Add(time / Hour);
        }

        switch (record.Code!.Value)
        {
            case "pam.session_closed" when record.TryGetInteger(FieldNames.ProcessPid, out var pid) && _byPid.Remove(pid, out var login):
                login.End = Math.Max(login.Time, time);
                break;
            case "pam.session_closed" or "pam.session_opened":
                break;
            case "sudo.command":
                SeeTerminal(record);
                break;
            case "rsyslogd.rate_limited" or "rsyslogd.messages_lost" or "journald.suppressed":
                _ = _lossy.Count < MostHours && _lossy.Add(time / Hour);
                break;
            default:
                SeeLogin(record);
                break;
        }
    }

    /// <inheritdoc/>
    void IOrderWatcher.See(Record record)
    {
        if (!record.IsBinary || !record.HasTime)
        {
            return;
        }

        if (record.Code?.Value == "lastlog.login" && _lastLogins.Count < MostLastLogins)
        {
            _lastLogins.Add((record.UnixNanoseconds, record.GetString(FieldNames.SourceIp), EvidenceOf(record)));
        }

        if (record.Dataset.Value != "wtmp")
        {
            return;
        }

        var time = record.UnixNanoseconds;
        Widen(_recordSpans, record.Origin, time);
        var line = _names.Of(record.Get(FieldNames.UtmpLine)) ?? "";
        switch (record.Code?.Value)
        {
            case "wtmp.boot" or "wtmp.shutdown":
                foreach (var open in _onLine.Values)
                {
                    open.End = Math.Min(open.End, time);
                }

                _onLine.Clear();
                break;
            case "wtmp.logout" when _onLine.Remove(line, out var ended):
                ended.End = time;
                break;
            case "wtmp.login" when HasRoom(_records.Count) && _names.Of(record.Get(FieldNames.UserName)) is { } user:
                var isRemote = record.Has(FieldNames.SourceIp) && line.StartsWith("pts/", StringComparison.Ordinal) && record.Get(FieldNames.UtmpHost).IndexOf((byte)' ') < 0;
                var login = new RecordLogin(time, user, line, isRemote ? _lines.Add(record, MostRaw) : null, _names.Of(record.Get(FieldNames.SourceIp)));
                _records.Add(login);
                if (_onLine.TryGetValue(line, out var before))
                {
                    before.End = Math.Min(before.End, time);
                }

                _onLine[line] = login;
                break;
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        if (_isFull || _logins.Count == 0 || _records.Count == 0)
        {
            return;
        }

        var recorded = Times(_records.Select(r => (r.User, r.Time)));
        var ssh = _logins.Where(l => l.IsSsh && IsInside(_recordSpans, l.Time)).ToList();
        var absent = ssh.Where(l => !IsNear(recorded, l.User, l.Time)).ToList();
        if (ssh.Count - absent.Count is var matched and >= LeastMatched)
        {
            var missing = WithTerminal(absent);
            foreach (var group in missing.GroupBy(m => (m.Login.User, m.Login.Address)).Take(missing.Count * LeastRatio <= matched ? MostFindings : 0))
            {
                findings.Add(NotInWtmp([.. group.Select(g => g.Login)], [.. group.SelectMany(g => g.Proof)], group.Any(g => g.IsSure)));
            }
        }

        // ftpd and terminals on the screen are told by others than sshd.
        var told = Times(_logins.Select(l => (l.User, l.Time)));
        var remote = _records.Where(r => r.Line is not null && IsTold(r.Time)).DistinctBy(r => (r.Time, r.User, r.Terminal)).ToList();
        var unsaid = remote.Where(r => !IsNear(told, r.User, r.Time)).ToList();
        if (remote.Count - unsaid.Count is var both and >= LeastMatched && unsaid.Count * LeastRatio <= both)
        {
            foreach (var group in unsaid.GroupBy(r => (r.User, r.Address)).Take(MostFindings))
            {
                findings.Add(NotInLog([.. group]));
            }
        }
    }

    /// <summary>wtmp cuts names at 32 bytes.</summary>
    private static string Key(string user) => user.Length > 32 ? user[..32] : user;

    private static void Widen(Dictionary<RecordOrigin, (long First, long Last)> spans, RecordOrigin file, long time)
    {
        ref var span = ref CollectionsMarshal.GetValueRefOrAddDefault(spans, file, out var isKnown);
        span = isKnown ? (Math.Min(span.First, time), Math.Max(span.Last, time)) : (time, time);
    }

    /// <summary>Does one file begin before and end after? Between two files a part may be missing.</summary>
    private static bool IsInside(Dictionary<RecordOrigin, (long First, long Last)> spans, long time) =>
        spans.Values.Any(s => s.First < time - Slack && s.Last > time + Slack);

    private static Evidence EvidenceOf(Record record)
    {
        var evidence = Evidence.Of(record);
        return evidence.RawUtf8.Length <= MostRaw ? evidence : evidence with { RawUtf8 = evidence.RawUtf8[..MostRaw].ToArray() };
    }

    /// <summary>Was one of these sessions open? They are in order, and at one terminal: the last ones that began before decide.</summary>
    private static bool IsOpen(List<RecordLogin> sessions, long time)
    {
        var (from, to) = (0, sessions.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = sessions[middle].Time <= time + Slack ? (middle + 1, to) : (from, middle);
        }

        return sessions.Take(from).TakeLast(4).Any(s => s.End >= time - Slack);
    }

    /// <summary>When each user logged in, in order.</summary>
    private static Dictionary<string, List<long>> Times(IEnumerable<(string User, long Time)> logins) =>
        logins.GroupBy(l => Key(l.User), l => l.Time, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Order().ToList(), StringComparer.Ordinal);

    private static bool IsNear(Dictionary<string, List<long>> times, string user, long time)
    {
        if (!times.TryGetValue(Key(user), out var own))
        {
            return false;
        }

        var i = own.BinarySearch(time - Slack);
        i = i < 0 ? ~i : i;
        return i < own.Count && own[i] <= time + Slack;
    }

    private bool HasRoom(int count)
    {
        if (!_isFull && count >= MostKept)
        {
            _isFull = true;
            Forget();
        }

        Dropped += _isFull ? 1 : 0;
        return !_isFull;
    }

    /// <summary>Nothing will be said: nothing need be kept.</summary>
    private void Forget()
    {
        _lines.Clear();
        _logins.Clear();
        _logins.TrimExcess();
        _byPid.Clear();
        _byPid.TrimExcess();
        _records.Clear();
        _records.TrimExcess();
        _onLine.Clear();
        _terminals.Clear();
        _terminals.TrimExcess();
    }

    private void SeeLogin(Record record)
    {
        Widen(_textSpans, record.Origin, record.UnixNanoseconds);
        if (!HasRoom(_logins.Count) || _names.Of(record.Get(FieldNames.UserName)) is not { } user)
        {
            return;
        }

        var isSsh = record.Code!.Value == "sshd.accepted";
        var login = new TextLogin(
            record.UnixNanoseconds, user, _names.Of(record.Get(FieldNames.SourceIp)), _names.Of(record.Get(FieldNames.HostName)), isSsh, isSsh ? _lines.Add(record, MostRaw) : null);
        _logins.Add(login);
        if (isSsh && record.TryGetInteger(FieldNames.ProcessPid, out var pid))
        {
            _byPid[pid] = login;
        }
    }

    private void SeeTerminal(Record record)
    {
        var tty = record.Get(FieldNames.SudoTty);
        if (tty.StartsWith("pts/"u8) && HasRoom(_terminals.Count) && _names.Of(record.Get(FieldNames.UserName)) is { } user)
        {
            _terminals.Add(new TerminalUse(record.UnixNanoseconds, user, _names.Of(tty)!, _lines.Add(record, MostRaw)));
        }
    }

    /// <summary>Does a text log speak around that hour, without having lost messages?</summary>
    private bool IsTold(long time)
    {
        var hour = time / Hour;
        return IsInside(_textSpans, time) && !_lossy.Contains(hour) && !_lossy.Contains(hour - 1) && !_lossy.Contains(hour + 1)
            && (_hours.Contains(hour) || (_hours.Contains(hour - 1) && _hours.Contains(hour + 1)));
    }

    /// <summary>Of the log-ins without a record, those that certainly had a terminal.</summary>
    private List<(TextLogin Login, List<Evidence> Proof, bool IsSure)> WithTerminal(List<TextLogin> absent)
    {
        var found = new List<(TextLogin, List<Evidence>, bool)>();
        var known = _records.GroupBy(r => (Key(r.User), r.Terminal)).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Time).ToList());

        // A terminal that no record knows: of a hidden session, or one of tmux, screen or an editor, which show themselves at other times too.
        var strange = _terminals
            .Where(t => IsInside(_recordSpans, t.Time) && !(known.TryGetValue((Key(t.User), t.Terminal), out var own) && IsOpen(own, t.Time)))
            .Take(MostStrange).ToLookup(t => t.User);
        foreach (var logins in absent.GroupBy(l => l.User))
        {
            var own = logins.Take(MostAbsent + 1).ToList();
            var isHabit = own.Count > MostAbsent || strange[logins.Key].Any(t => !own.Exists(l => l.Holds(t.Time)));
            foreach (var login in logins)
            {
                if (_lastLogins.FirstOrDefault(l => l.Address is not null && l.Address == login.Address && Math.Abs(l.Time - login.Time) <= Slack).Evidence is { } last)
                {
                    found.Add((login, [last], true));
                }
                else if (!isHabit && strange[logins.Key].Where(t => login.Holds(t.Time)).Take(MostLines).Select(t => _lines[t.Line]).ToList() is { Count: > 0 } lines)
                {
                    found.Add((login, lines, false));
                }
            }
        }

        return found;
    }

    private Finding NotInWtmp(List<TextLogin> logins, List<Evidence> proof, bool isSure) => new()
    {
        Id = "login.missing_in_wtmp",
        Title = new Text("{0} log-in(s) of {1} are missing in wtmp", "{1} のログイン {0} 件が wtmp にありません").With(logins.Count, FindingList.Short(logins[0].User, 60)),
        Explanation = isSure
            ? new("sshd wrote into the log that the user logged in, and lastlog holds the same log-in at a terminal. Such a log-in has a record in wtmp too, which covers that time and holds the others: this one was taken out.",
                "sshd のログにはこのユーザーのログインが、lastlog にも同じ端末ログインが残っています。端末を使うログインは wtmp にも記録され、この期間の他のログインは実際に記録されています。このログインの記録は取り除かれたと考えられます。")
            : new("sshd wrote into the log that the user logged in, and sudo that they worked at a terminal that wtmp does not know. wtmp covers that time and holds the other log-ins: the record of this one may have been taken out.",
                "sshd のログにはこのユーザーのログインが、sudo のログには wtmp にない端末での操作が残っています。wtmp はこの期間を含み、他のログインは記録されています。このログインの記録だけが取り除かれた可能性があります。"),
        Severity = Severity.Medium,
        Confidence = isSure ? Confidence.Medium : Confidence.Low,
        Kind = FindingKind.Sign,
        Techniques = [new("T1685.006", "T1070.002")],
        First = FindingList.At(logins.Min(l => l.Time)),
        Last = FindingList.At(logins.Max(l => l.Time)),
        Host = logins[0].Host,
        Actor = new Actor(logins[0].Address, logins[0].User),
        Count = logins.Count,
        Evidence = [.. logins.Take(MostLines).Select(l => _lines[l.Line!.Value]).Concat(proof.Take(MostLines)).OrderBy(e => e.Time)],
        Alternatives = isSure
            ? new("A crash, a full disk or a copy of wtmp that was put back lost the record.", "クラッシュやディスク容量不足、または古い wtmp の書き戻しによって記録が失われたのかもしれません。")
            : new("A session without a terminal (a copy, a command, an editor that works over SSH) leaves no record, and terminals of tmux, screen and editors have none of their own.",
                "端末を使わないセッション（ファイル転送、コマンドの実行、SSH 経由のエディター）は wtmp に記録されません。tmux、screen、エディターの端末にも独自の記録はありません。"),
        NextSteps = [new("Look at what the user did after this log-in, and whether other records of wtmp are zeroed or missing.", "このログインの後にユーザーが行った操作と、wtmp の他の記録にもゼロ埋めや欠落がないかを確認してください。")],
    };

    private Finding NotInLog(List<RecordLogin> logins) => new()
    {
        Id = "login.missing_in_log",
        Title = new Text("wtmp has {0} log-in(s) of {1} that the log does not tell", "{1} のログイン {0} 件が wtmp にありますが、ログの行にはありません").With(logins.Count, FindingList.Short(logins[0].User, 60)),
        Explanation = new("sshd writes a line for every log-in. The log covers that time and tells the others that wtmp holds: the lines of this one were taken out.",
            "sshd はログインのたびに 1 行を書き込みます。ログはこの期間を含み、wtmp にある他のログインは記録されています。このログインの行は取り除かれたと考えられます。"),
        Severity = Severity.Medium,
        Confidence = Confidence.Medium,
        Kind = FindingKind.Sign,
        Techniques = [new("T1685.006", "T1070.002")],
        First = FindingList.At(logins.Min(l => l.Time)),
        Last = FindingList.At(logins.Max(l => l.Time)),
        Actor = new Actor(logins[0].Address, logins[0].User),
        Count = logins.Count,
        Evidence = [.. logins.Take(MostLines).Select(l => _lines[l.Line!.Value])],
        Alternatives = new("The logger lost messages under load, or another program than sshd let the user in.", "高負荷でログのメッセージが失われたか、sshd 以外のプログラム経由のログインかもしれません。"),
        NextSteps = [new("Look for the log-in in the journal and in copies outside the server, and ask the user.", "ジャーナルやサーバー外のコピーで該当するログインを探し、本人にも確認してください。")],
    };

    /// <summary>A log-in that a text log or the journal tells; with its line where sshd does, for others are only compared with.</summary>
    private sealed record TextLogin(long Time, string User, string? Address, string? Host, bool IsSsh, int? Line)
    {
        /// <summary>When the session ended; long.MaxValue where nobody tells.</summary>
        public long End { get; set; } = long.MaxValue;

        public bool Holds(long time) => time >= Time && time <= (End == long.MaxValue ? Time + OpenEnd : End);
    }

    /// <summary>A log-in that wtmp holds; with its line where it came over the network to a terminal.</summary>
    private sealed record RecordLogin(long Time, string User, string Terminal, int? Line, string? Address)
    {
        public long End { get; set; } = long.MaxValue;
    }

    /// <summary>A line that shows a user at a terminal.</summary>
    private sealed record TerminalUse(long Time, string User, string Terminal, int Line);
}
