using System.Collections.Immutable;
using System.Text;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// Inspects wtmp or btmp for traces of a log cleaner, one record after the other from the first to the last; memory is
/// bounded. Not for utmp, whose slots are in no order.
/// </summary>
public sealed class LoginRecordAudit
{
    /// <summary>No more anomalies than this are kept; <see cref="Dropped"/> counts the rest.</summary>
    public const int MostAnomalies = 10_000;

    private const int MostLines = 65_536;

    /// <summary>So many slots before or after a step back, a boot or clock change explains it.</summary>
    private const int Near = 4;

    /// <summary>What a file system gives to a file at a time, and a machine that stops may leave unwritten.</summary>
    private const int BlockSize = 4096;

    private readonly long _toleranceSeconds;
    private readonly bool _hasSessions;
    private readonly ImmutableArray<LoginRecordAnomaly>.Builder _found = ImmutableArray.CreateBuilder<LoginRecordAnomaly>();
    private readonly Dictionary<LineKey, Session> _sessions = [];
    private readonly List<LoginRecordAnomaly> _stepsBack = [];
    private long _lastClockSlot = long.MinValue / 2;
    private long _previousSeconds;
    private bool _sawBoot;
    private bool _isShutDown;

    /// <summary>Starts an inspection.</summary>
    /// <param name="isFailures">Is the file btmp? It has no sessions.</param>
    /// <param name="tolerance">Steps back that are not longer than this are no anomaly: programs write records a little out of order.</param>
    public LoginRecordAudit(bool isFailures, TimeSpan tolerance)
    {
        _hasSessions = !isFailures;
        _toleranceSeconds = (long)tolerance.TotalSeconds;
    }

    private readonly record struct Session(bool IsOpen, long Seconds, int ProcessId);

    /// <summary>Anomalies that were not kept because there were too many.</summary>
    public long Dropped { get; private set; }

    /// <summary>Inspects a whole file with a tolerance of one minute.</summary>
    /// <param name="content">The unpacked bytes.</param>
    /// <param name="isFailures">Is the file btmp?</param>
    /// <returns>The anomalies in the order of their slots.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ImmutableArray<LoginRecordAnomaly> Inspect(Stream content, bool isFailures)
    {
        var audit = new LoginRecordAudit(isFailures, TimeSpan.FromMinutes(1));
        var reader = new LoginRecordReader(content);
        var (zeroSlot, zeros) = (0L, reader.LeadingZeroBytes / reader.Layout.Size);
        while (reader.TryRead(out var record))
        {
            if (record.IsZero)
            {
                zeroSlot = zeros == 0 ? reader.Slot : zeroSlot;
                zeros++;
                continue;
            }

            if (zeros > 0)
            {
                var isCrash = !audit._isShutDown && audit._previousSeconds != 0 && IsBoot(record) && zeros * reader.Layout.Size <= BlockSize;
                audit.Keep(new(isCrash ? LoginRecordAnomalyKind.UnwrittenSlots : LoginRecordAnomalyKind.ZeroedSlots, zeroSlot, zeroSlot * reader.Layout.Size, zeros, TimeOf(record.Seconds), TimeOf(audit._previousSeconds), ""));
                zeros = 0;
            }

            audit.Accept(record, reader.Slot, reader.Offset);
        }

        return audit.Finish(reader.NextOffset, reader.Layout.Size, reader.Remainder.Length);
    }

    private static bool IsBoot(in LoginRecord record) =>
        record.Type == LoginRecordType.BootTime || (record.Line.StartsWith("~"u8) && record.User.StartsWith("reboot"u8));

    private void Accept(in LoginRecord record, long slot, long offset)
    {
        ForgetExplained(record.Type, slot);
        CheckTime(record, slot, offset);
        if (!_hasSessions)
        {
            return;
        }

        var isSystem = record.Line.StartsWith("~"u8);
        if (IsBoot(record))
        {
            _sawBoot = true;
            _isShutDown = false;
            _sessions.Clear();
        }
        else if (isSystem && record.User.StartsWith("shutdown"u8))
        {
            _isShutDown = true;
            _sessions.Clear();
        }
        else if (!isSystem && !record.Line.IsEmpty)
        {
            CheckSession(record, slot, offset);
        }
    }

    private ImmutableArray<LoginRecordAnomaly> Finish(long end, int slotSize, int remainder)
    {
        ForgetExplained(LoginRecordType.Empty, long.MaxValue);
        if (remainder > 0)
        {
            Keep(new(LoginRecordAnomalyKind.OddSize, end / slotSize, end, remainder, null, TimeOf(_previousSeconds), ""));
        }

        _found.Sort((a, b) => a.Slot.CompareTo(b.Slot));
        return _found.ToImmutable();
    }

    private void CheckTime(in LoginRecord record, long slot, long offset)
    {
        var seconds = record.Seconds;
        if (seconds == 0)
        {
            return;
        }

        if (_previousSeconds != 0 && seconds < _previousSeconds - _toleranceSeconds && slot - _lastClockSlot > Near)
        {
            _stepsBack.Add(new(LoginRecordAnomalyKind.TimeWentBack, slot, offset, 1, TimeOf(seconds), TimeOf(_previousSeconds), Show(record.Line)));
        }

        _previousSeconds = seconds;
    }

    /// <summary>A boot or clock change explains the steps back just before it; those further back become anomalies.</summary>
    private void ForgetExplained(LoginRecordType type, long slot)
    {
        if (type is LoginRecordType.BootTime or LoginRecordType.NewTime or LoginRecordType.OldTime)
        {
            _ = _stepsBack.RemoveAll(step => slot - step.Slot <= Near);
            _lastClockSlot = slot;
        }

        while (_stepsBack.Count > 0 && slot - _stepsBack[0].Slot > Near)
        {
            Keep(_stepsBack[0]);
            _stepsBack.RemoveAt(0);
        }
    }

    private void CheckSession(in LoginRecord record, long slot, long offset)
    {
        var key = new LineKey(record.Line);
        var isKnown = _sessions.TryGetValue(key, out var session);
        switch (record.Type)
        {
            case LoginRecordType.DeadProcess or LoginRecordType.UserProcess when record.Type == LoginRecordType.DeadProcess || record.User.IsEmpty:
                // Before the first boot or log-in on the line, the session may have begun in the file before this one.
                if (isKnown ? !session.IsOpen && session.ProcessId != record.ProcessId : _sawBoot)
                {
                    Keep(new(LoginRecordAnomalyKind.LogoutWithoutLogin, slot, offset, 1, TimeOf(record.Seconds), isKnown ? TimeOf(session.Seconds) : null, Show(record.Line)));
                }

                Remember(key, isKnown, new Session(false, record.Seconds, record.ProcessId));
                break;
            case LoginRecordType.UserProcess:
                if (isKnown && session.IsOpen && session.ProcessId != record.ProcessId && session.ProcessId != 0)
                {
                    Keep(new(LoginRecordAnomalyKind.LoginOverOpenLogin, slot, offset, 1, TimeOf(record.Seconds), TimeOf(session.Seconds), Show(record.Line)));
                }

                Remember(key, isKnown, new Session(true, record.Seconds, record.ProcessId));
                break;
            case LoginRecordType.InitProcess or LoginRecordType.LoginProcess:
                // A terminal that waits for a log-in: what follows is a log-in or the end of this process, both in order.
                Remember(key, isKnown, new Session(true, record.Seconds, 0));
                break;
            default:
                break;
        }
    }

    private void Remember(LineKey key, bool isKnown, Session session)
    {
        if (isKnown || _sessions.Count < MostLines)
        {
            _sessions[key] = session;
        }
    }

    private void Keep(LoginRecordAnomaly anomaly)
    {
        if (_found.Count < MostAnomalies)
        {
            _found.Add(anomaly);
        }
        else
        {
            Dropped++;
        }
    }

    private static DateTimeOffset? TimeOf(long seconds) =>
        seconds == 0 || seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static string Show(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line);
}
