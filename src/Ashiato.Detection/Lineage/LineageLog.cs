using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Detectors.Logins;

namespace Ashiato.Detection.Lineage;

/// <summary>
/// Notes who was on a host when, and which process started which: log-ins and their ends (sshd, PAM, systemd-logind, the audit log),
/// processes of the audit log, boots, after which ids begin anew. Memory is bounded: what is older makes room and is counted.
/// </summary>
public sealed class LineageLog : IRecordSink, IDropCounter
{
    private const int MostSessions = 20_000;
    private const int MostProcesses = 100_000;
    private const int MostBoots = 2_000;
    private const int MostHosts = 10_000;

    /// <summary>So much goes at once when there is no room.</summary>
    private const int Eighth = 8;

    /// <summary>Two logs tell one log-in.</summary>
    private const long SameLogin = 5_000_000_000;

    private static readonly FieldName PamService = FieldName.Get("pam.service");
    private static readonly FieldName LogindSession = FieldName.Get("logind.session.id");

    // A kind's constant is one object, so its own (reference) equality is what is wanted.
    private readonly Dictionary<Constant, Kind> _kinds = [];
    private readonly Dictionary<string, int> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<byte[], int> _written = new(Utf8Keys.Comparer);
    private readonly Dictionary<(int Host, long Pid), LoginSession> _byPid = [];
    private readonly Dictionary<(int Host, long Number), LoginSession> _byNumber = [];
    private readonly Dictionary<(int Host, long Pid), ProcessStart> _newest = [];
    private readonly List<LoginSession> _sessions = [];
    private readonly List<ProcessStart> _processes = [];
    private readonly List<(int Host, long Time)> _boots = [];

    private enum Kind
    {
        None,
        Login,
        PamOpened,
        PamClosed,
        LogindOpened,
        LogindClosed,
        Audit,
        AuditEnd,
        Boot,
    }

    /// <inheritdoc/>
    public long Dropped { get; private set; }

    /// <summary>The sessions.</summary>
    internal IReadOnlyList<LoginSession> Sessions => _sessions;

    /// <summary>The processes of the audit log.</summary>
    internal IReadOnlyList<ProcessStart> Processes => _processes;

    /// <summary>When hosts started.</summary>
    internal IReadOnlyList<(int Host, long Time)> Boots => _boots;

    /// <summary>Is there only one host, so that a line which names none is its?</summary>
    internal bool HasOneHost => _hosts.Count <= 1;

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        if (record.Code is not { } code || !record.HasTime)
        {
            return;
        }

        if (!_kinds.TryGetValue(code, out var kind))
        {
            kind = _kinds[code] = KindOf(code.Value, record);
        }

        if (kind != Kind.None)
        {
            See(kind, record);
        }
    }

    /// <summary>The number of a host: the first label of its name says it, as one program writes the whole name and another only that.</summary>
    /// <param name="name">As a log names it, or null.</param>
    /// <returns>0 where none is named, -1 of one that nothing was noted of.</returns>
    internal int HostOf(string? name) => string.IsNullOrEmpty(name) ? 0 : _hosts.GetValueOrDefault(Label(name), -1);

    private static Kind KindOf(string code, Record sample) => code switch
    {
        "pam.session_opened" => Kind.PamOpened,
        "pam.session_closed" => Kind.PamClosed,
        "logind.new_session" => Kind.LogindOpened,
        "logind.session_logged_out" or "logind.removed_session" => Kind.LogindClosed,
        "auditd.syscall" or "auditd.login" or "auditd.user_start" or "auditd.user_login" or "auditd.cred_acq" or "auditd.user_cmd" => Kind.Audit,
        "auditd.user_end" or "auditd.user_logout" => Kind.AuditEnd,
        "kernel.boot" or "systemd.booted" or "wtmp.boot" or "auditd.system_boot" => Kind.Boot,
        _ when LoginEvent.IsToHost(code) && !LoginEvent.IsRecordOfLogins(code) && !LoginEvent.IsEcho(code)
            && sample.Is(FieldNames.EventCategory, "authentication"u8) && sample.Is(FieldNames.EventOutcome, "success"u8) => Kind.Login,
        _ => Kind.None,
    };

    private static string Label(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && !System.Net.IPAddress.TryParse(name, out _) ? name[..dot] : name;
    }

    private static long Pid(Record record) => record.TryGetInteger(FieldNames.ProcessPid, out var pid) && pid > 0 ? pid : 0;

    /// <summary>A number for each name as written, so that only the first line of a host makes a string.</summary>
    private int HostOf(ReadOnlySpan<byte> written)
    {
        if (written.IsEmpty)
        {
            return 0;
        }

        var lookup = _written.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(written, out var number))
        {
            return number;
        }

        if (_written.Count >= MostHosts)
        {
            Dropped++;
            return -1;
        }

        var label = Label(System.Text.Encoding.UTF8.GetString(written));
        if (!_hosts.TryGetValue(label, out number))
        {
            number = _hosts[label] = _hosts.Count + 1;
        }

        return lookup[written] = number;
    }

    private void See(Kind kind, Record record)
    {
        var host = HostOf(record.Get(FieldNames.HostName));
        var time = record.UnixNanoseconds;
        switch (kind)
        {
            case Kind.Login:
                Opened(host, Pid(record), time, record);
                break;
            case Kind.PamOpened when record.Is(PamService, "sshd"u8) || record.Is(PamService, "login"u8):
                Opened(host, Pid(record), time, record);
                break;
            case Kind.PamClosed when _byPid.TryGetValue((host, Pid(record)), out var closed) && time >= closed.From && closed.Until == long.MaxValue:
                closed.Until = time;
                break;
            case Kind.LogindOpened when record.TryGetInteger(LogindSession, out var number) && number > 0:
                Numbered(host, number, 0, time, record.GetString(FieldNames.UserName), null);
                break;
            case Kind.LogindClosed when record.TryGetInteger(LogindSession, out var number) && _byNumber.TryGetValue((host, number), out var gone) && time >= gone.From:
                gone.Until = Math.Min(gone.Until, time);
                break;
            case Kind.Audit:
                Audited(host, record);
                break;
            case Kind.AuditEnd when ProcessMark.SessionOf(record) is { } number && _byNumber.TryGetValue((host, number), out var ended) && ended.Pid == Pid(record):
                ended.Until = Math.Min(ended.Until, time);
                break;
            case Kind.Boot when _boots.Count < MostBoots:
                _boots.Add((host, time));
                break;
            case Kind.Boot:
                Dropped++;
                break;
        }
    }

    /// <summary>su and sudo begin sessions of PAM too, but the log-in's session goes on.</summary>
    private static bool IsLogin(Record record) => record.Code!.Value is "auditd.login" or "auditd.user_login"
        || (record.Code.Value == "auditd.user_start" && record.Get(FieldNames.ProcessExecutable).IndexOf("sshd"u8) >= 0);

    private void Opened(int host, long pid, long time, Record record)
    {
        if (pid == 0)
        {
            return;
        }

        var (user, address) = (record.GetString(FieldNames.UserName), record.GetString(FieldNames.SourceIp));
        if (_byPid.TryGetValue((host, pid), out var known) && Math.Abs(time - known.From) <= SameLogin)
        {
            known.Address ??= address;
            return;
        }

        _byPid[(host, pid)] = Add(new LoginSession(host) { Pid = pid, User = user, Address = address, From = time });
    }

    /// <summary>A line of the audit log: a process, and of a log-in the session that begins.</summary>
    private void Audited(int host, Record record)
    {
        var pid = Pid(record);
        if (pid == 0)
        {
            return;
        }

        var session = ProcessMark.SessionOf(record) ?? 0;
        var time = record.UnixNanoseconds;
        if (session > 0 && IsLogin(record))
        {
            Numbered(host, session, pid, time, null, record.GetString(FieldNames.SourceIp));
        }

        var parent = ProcessMark.ParentOf(record) ?? 0;
        if (_newest.TryGetValue((host, pid), out var known) && known.Session == session && (parent == 0 || parent == known.Parent))
        {
            return;
        }

        if (_processes.Count >= MostProcesses)
        {
            _processes.RemoveRange(0, MostProcesses / Eighth);
            Dropped += MostProcesses / Eighth;
            _newest.Clear();
        }

        var start = new ProcessStart(host, pid, parent, session, time);
        _newest[(host, pid)] = start;
        _processes.Add(start);
    }

    private void Numbered(int host, long number, long pid, long time, string? user, string? address)
    {
        // After a boot numbers begin anew; the end of the one before is then the boot.
        if (_byNumber.TryGetValue((host, number), out var known) && known.Until >= time && time >= known.From - SameLogin && !HasBoot(host, known.From, time))
        {
            known.Address ??= address;
            known.User ??= user;
            return;
        }

        _byNumber[(host, number)] = Add(new LoginSession(host) { Number = number, Pid = pid, User = user, Address = address, From = time });
    }

    private bool HasBoot(int host, long from, long to) => _boots.Exists(b => (b.Host == host || b.Host == 0) && b.Time > from && b.Time <= to);

    private LoginSession Add(LoginSession session)
    {
        if (_sessions.Count >= MostSessions)
        {
            _sessions.RemoveRange(0, MostSessions / Eighth);
            Dropped += MostSessions / Eighth;
            _byPid.Clear();
            _byNumber.Clear();
        }

        _sessions.Add(session);
        return session;
    }
}
