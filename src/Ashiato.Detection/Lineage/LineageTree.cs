using Ashiato.Core.Findings;

namespace Ashiato.Detection.Lineage;

/// <summary>
/// Says to which session a line belongs, and whether one process came out of another. Process ids come again: only the same host counts,
/// the time between two boots, the time until a session was closed or another began with the same id, and for the rest a week.
/// </summary>
public sealed class LineageTree
{
    /// <summary>Parents are followed so far.</summary>
    private const int MostSteps = 32;

    /// <summary>The clocks of two logs differ by a little; audit and sshd tell a log-in within the same breath.</summary>
    private const long Slack = 5_000_000_000;

    /// <summary>How long after it was seen to start a process id still means the same process, and a session's number the same session.</summary>
    private const long Longest = 7 * Day;

    /// <summary>A session whose end nobody tells holds its process id so long.</summary>
    private const long Day = 24L * 3600 * 1_000_000_000;

    private readonly LineageLog _log;
    private readonly ILookup<long, LoginSession> _byPid;
    private readonly ILookup<long, LoginSession> _byNumber;
    private readonly ILookup<long, ProcessStart> _starts;
    private readonly Dictionary<(int Host, long Number, int Boot), LoginSession> _unseen = [];

    /// <summary>A tree of what was noted; nothing may be noted any more.</summary>
    /// <param name="log">What was noted.</param>
    public LineageTree(LineageLog log)
    {
        _log = log;
        var numbered = log.Sessions.Where(s => s.Number > 0).ToLookup(s => s.From / Slack);
        var told = new HashSet<LoginSession>(ReferenceEqualityComparer.Instance);
        foreach (var session in log.Sessions.Where(s => s.Number == 0).OrderBy(s => s.From))
        {
            TakeNumber(session, numbered, told);
        }

        var sessions = log.Sessions.Where(s => !told.Contains(s)).OrderBy(s => s.From).ToList();
        _byPid = sessions.Where(s => s.Pid > 0).ToLookup(s => s.Pid);
        _byNumber = sessions.Where(s => s.Number > 0).ToLookup(s => s.Number);
        _starts = log.Processes.OrderBy(p => p.Time).ToLookup(p => p.Pid);
    }

    /// <summary>A tree that knows nothing.</summary>
    public static LineageTree Empty => new(new LineageLog());

    /// <summary>The session that a line belongs to, or null when nothing says.</summary>
    internal LoginSession? SessionOf(Evidence evidence)
    {
        if (evidence.Process is not { } mark || evidence.Time is not { } at)
        {
            return null;
        }

        var (host, time) = (_log.HostOf(mark.Host), Nanoseconds(at));
        var (pid, parent, number) = (mark.Pid, mark.Parent ?? 0, mark.Session ?? 0);
        for (var step = 0; step < MostSteps; step++)
        {
            if (number > 0)
            {
                return Numbered(host, number, time);
            }

            if (Newest(_byPid[pid], host, time) is { } session)
            {
                return session;
            }

            if (Start(host, pid, time) is { } start)
            {
                // A parent began before its child.
                (number, parent, time) = (start.Session, start.Parent > 0 ? start.Parent : parent, Math.Min(time, start.Time + Slack));
                if (number > 0)
                {
                    continue;
                }
            }

            if (parent <= 1)
            {
                return null;
            }

            (pid, parent) = (parent, 0);
        }

        return null;
    }

    /// <summary>Is the process of one line that of another line before it, or did it come out of it?</summary>
    internal bool Descends(Evidence child, Evidence ancestor)
    {
        if (child.Process is not { } mark || child.Time is not { } at || ancestor.Process is not { } root || ancestor.Time is not { } before)
        {
            return false;
        }

        var (host, rootHost) = (_log.HostOf(mark.Host), _log.HostOf(root.Host));
        var (time, from) = (Nanoseconds(at), Nanoseconds(before));
        if (!IsSame(host, rootHost) || time < from - Slack || time - from > Longest || HasBoot(host, from, time)
            || Start(rootHost, root.Pid, from + Slack) != Start(rootHost, root.Pid, time))
        {
            return false;
        }

        var (pid, parent) = (mark.Pid, mark.Parent ?? 0);
        for (var step = 0; step < MostSteps && pid > 1; step++)
        {
            if (pid == root.Pid)
            {
                return true;
            }

            // A parent began before its child.
            var start = Start(host, pid, time);
            time = start is { } known ? Math.Min(time, known.Time + Slack) : time;
            (pid, parent) = (parent > 0 ? parent : start?.Parent ?? 0, 0);
        }

        return false;
    }

    private static long Nanoseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100;

    /// <summary>sshd says who and where from, the audit log and systemd-logind what number the kernel gave the session: one session.</summary>
    private void TakeNumber(LoginSession session, ILookup<long, LoginSession> numbered, HashSet<LoginSession> told)
    {
        var near = session.From / Slack;
        var same = numbered[near - 1].Concat(numbered[near]).Concat(numbered[near + 1])
            .Where(s => !told.Contains(s) && IsSame(s.Host, session.Host) && (s.Pid > 0 ? s.Pid == session.Pid : s.User is not null && s.User == session.User)).ToList();

        // Of two log-ins of one user at one time only the process id tells which is which.
        var number = (same.Find(s => s.Pid > 0) ?? (same.Count == 1 ? same[0] : null))?.Number ?? 0;
        foreach (var other in same.Where(s => s.Number == number))
        {
            session.Number = number;
            session.Address ??= other.Address;
            session.User ??= other.User;
            session.Until = Math.Min(session.Until, other.Until);
            _ = told.Add(other);
        }
    }

    private LoginSession? Numbered(int host, long number, long time)
    {
        if (Newest(_byNumber[number], host, time) is { } known)
        {
            return known;
        }

        // Its beginning was not logged, or is rotated away.
        var boot = _log.Boots.Count(b => (b.Host == host || b.Host == 0) && b.Time <= time);
        if (!_unseen.TryGetValue((host, number, boot), out var unseen))
        {
            unseen = _unseen[(host, number, boot)] = new LoginSession(host) { Number = number, From = long.MinValue };
        }

        return unseen;
    }

    /// <summary>The newest session of these, if it was open then.</summary>
    private LoginSession? Newest(IEnumerable<LoginSession> sessions, int host, long time)
    {
        LoginSession? newest = null;
        foreach (var session in sessions)
        {
            newest = IsSame(session.Host, host) && session.From - Slack <= time ? session : newest;
        }

        return newest is not null && !HasBoot(host, newest.From, time)
            && time <= (newest.Until < long.MaxValue ? newest.Until + Slack : newest.From + (newest.Number > 0 ? Longest : Day)) ? newest : null;
    }

    /// <summary>The newest start of a process id at a time, or null.</summary>
    private ProcessStart? Start(int host, long pid, long time)
    {
        ProcessStart? newest = null;
        foreach (var start in _starts[pid])
        {
            if (start.Time > time + Slack)
            {
                break;
            }

            newest = IsSame(start.Host, host) ? start : newest;
        }

        return newest is { } found && time - found.Time <= Longest && !HasBoot(host, found.Time, time) ? found : null;
    }

    /// <summary>A log that names no host is that of the only one.</summary>
    private bool IsSame(int one, int other) => one == other ? one >= 0 : (one == 0 || other == 0) && _log.HasOneHost;

    private bool HasBoot(int host, long from, long to)
    {
        foreach (var boot in _log.Boots)
        {
            if (boot.Time > from && boot.Time <= to && IsSame(boot.Host, host))
            {
                return true;
            }
        }

        return false;
    }
}
