using Ashiato.Core;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// Holds back what wtmp and btmp tell until everything is read. sshd and login write the same log-ins into a text log or the
/// journal, with more detail: only for hours about which those are silent (rotated away, deleted, not copied) do the login
/// records speak. Two files, refusals and log-ins, become one row in time order. Bounded: when full, the oldest half goes.
/// </summary>
internal sealed class LoginRecordReplay
{
    private const int Most = 1_000_000;
    private const int MostHours = 900_000;
    private const long Hour = 3_600_000_000_000;

    /// <summary>The text log may say it this much earlier or later, in the next hour.</summary>
    private const long Slack = 60_000_000_000;

    private static readonly Constant Granted = new("wtmp.login");
    private static readonly Constant Refused = new("btmp.failed");
    private static readonly Constant Action = new("login");
    private static readonly Constant Category = new("authentication");
    private readonly List<Held> _held = [];
    private readonly List<byte[]> _texts = [[]];
    private readonly Dictionary<byte[], int> _numbers = new(Utf8Keys.Comparer);
    private readonly List<(RecordOrigin Origin, Constant Dataset)> _files = [];
    private readonly HashSet<long> _spoken = [];
    private long _lastHour = long.MinValue;

    /// <summary>Log-ins that were not kept.</summary>
    public long Dropped { get; private set; }

    /// <summary>Keeps a record of wtmp or btmp for later; those without an address or a time tell nothing.</summary>
    public void Hold(Record record)
    {
        if (record.Dataset.Value is "utmp" || !LoginEvent.TryRead(record, out var login))
        {
            return;
        }

        if (_held.Count >= Most)
        {
            MakeRoom();
        }

        if (_files.Count == 0 || !ReferenceEquals(_files[^1].Origin, record.Origin))
        {
            _files.Add((record.Origin, record.Dataset));
        }

        _held.Add(new Held(
            login.Time, record.Offset, Number(login.Address), Number(login.User), Number(record.Get(FieldNames.UtmpLine)), _files.Count - 1, login.IsGranted, record.Has(FieldNames.SourceIp)));
    }

    /// <summary>Notes that a text log or the journal speaks of log-ins to the server at this time.</summary>
    public void Heard(long unixNanoseconds)
    {
        var hour = HourOf(unixNanoseconds);
        if (hour != _lastHour && _spoken.Count < MostHours)
        {
            _lastHour = hour;
            _ = _spoken.Add(hour);
        }
    }

    /// <summary>Gives what nobody else tells, in time order, refusals before a log-in of the same instant.</summary>
    public void Replay(Action<Record> take)
    {
        _held.Sort();
        var record = new Record();
        Held? before = null;
        foreach (var held in _held)
        {
            // wtmp and wtmpdb, or a file and its copy, hold the same log-in twice; one file may well refuse twice in a second.
            var again = before is { } b && b.Time == held.Time && b.Address == held.Address && b.User == held.User && b.IsGranted == held.IsGranted && b.File != held.File;
            before = held;
            if (!again && !_spoken.Contains(HourOf(held.Time - Slack)) && !_spoken.Contains(HourOf(held.Time + Slack)))
            {
                Fill(record, held);
                take(record);
            }
        }

        _held.Clear();
    }

    private static long HourOf(long unixNanoseconds) => Math.DivRem(unixNanoseconds, Hour).Quotient;

    private void Fill(Record record, in Held held)
    {
        record.Reset([], 0, 0);
        (record.Origin, record.Dataset) = _files[held.File];
        record.Offset = held.Offset;
        record.IsBinary = true;
        record.SetTime(held.Time, 0, TimeOrigin.WrittenZone);
        record.Set(FieldNames.EventCode, held.IsGranted ? Granted : Refused);
        record.Set(FieldNames.EventAction, Action);
        record.Set(FieldNames.EventCategory, Category);
        record.Set(FieldNames.EventOutcome, held.IsGranted ? Constant.Success : Constant.Failure);
        record.Set(FieldNames.UserName, _texts[held.User].AsSpan());
        record.Set(FieldNames.UtmpLine, _texts[held.Line].AsSpan());
        record.Set(held.IsAddress ? FieldNames.SourceIp : FieldNames.SourceDomain, _texts[held.Address].AsSpan());
    }

    private int Number(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _texts.Add(text.ToArray());
            lookup[text] = number;
        }

        return number;
    }

    private void MakeRoom()
    {
        _held.Sort();
        Dropped += Most / 2;
        _held.RemoveRange(0, Most / 2);

        // The names that nobody holds any more go as well.
        var texts = _texts.ToArray();
        _texts.Clear();
        _texts.Add([]);
        _numbers.Clear();
        for (var i = 0; i < _held.Count; i++)
        {
            var held = _held[i];
            _held[i] = held with { Address = Number(texts[held.Address]), User = Number(texts[held.User]), Line = Number(texts[held.Line]) };
        }
    }

    private readonly record struct Held(long Time, long Offset, int Address, int User, int Line, int File, bool IsGranted, bool IsAddress) : IComparable<Held>
    {
        public int CompareTo(Held other)
        {
            var order = Time.CompareTo(other.Time);
            order = order != 0 ? order : IsGranted.CompareTo(other.IsGranted);
            order = order != 0 ? order : Address.CompareTo(other.Address);
            order = order != 0 ? order : User.CompareTo(other.User);
            return order != 0 ? order : Offset.CompareTo(other.Offset);
        }
    }
}
