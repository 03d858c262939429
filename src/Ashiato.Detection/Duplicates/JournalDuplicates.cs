using System.Security.Cryptography;
using Ashiato.Core;

namespace Ashiato.Detection.Duplicates;

/// <summary>
/// Knows which events of the text logs the journal has told already. systemd-journald hands what it gets to rsyslogd, so a
/// server that keeps both has every such event twice, and counting both would double what happened.
/// <para>An event is the same when host, program, second and message are. The process number does not count: sudo and the
/// kernel write none in the text log. A second more or less is allowed for what happened at the turn of one. The same event
/// several times in a second is as often a duplicate as the journal has it.</para>
/// <para>Memory is bounded: eight bytes an event under a secret key, at most <see cref="MostSlots"/>; events beyond that are
/// forgotten, and counted twice as they would be without this class.</para>
/// </summary>
public sealed class JournalDuplicates
{
    /// <summary>At most this many places: 32 MiB, three of four used.</summary>
    internal const int MostSlots = 1 << 22;

    /// <summary>Of the same event in the same second no more are kept apart.</summary>
    internal const int MostAlike = 32;

    private const ulong Taken = 1;
    private const long Second = 1_000_000_000;
    private readonly ulong _key0 = RandomKey();
    private readonly ulong _key1 = RandomKey();
    private readonly int _most;
    private ulong[] _slots = [];
    private int _used;
    private bool _anyTaken;

    /// <summary>Knows nothing yet.</summary>
    public JournalDuplicates()
        : this(MostSlots)
    {
    }

    /// <summary>The same with another bound, a power of two.</summary>
    internal JournalDuplicates(int most) => _most = most;

    /// <summary>Events of the journal that were not kept, because there were too many.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Is the record an entry of the journal, read from its files or from what journalctl(1) printed?</summary>
    public static bool IsOfJournal(Record record) => record.Has(FieldNames.SystemdCursor);

    /// <summary>Another log begins: it may have each of the journal's events once more.</summary>
    public void BeginLog()
    {
        if (!_anyTaken)
        {
            return;
        }

        foreach (ref var slot in _slots.AsSpan())
        {
            slot &= ~Taken;
        }

        _anyTaken = false;
    }

    /// <summary>Keeps an event of the journal.</summary>
    public void Remember(Record record)
    {
        if (!TryKey(record, out var key))
        {
            return;
        }

        if (_used >= _slots.Length / 4 * 3 && !Grow())
        {
            Forgotten++;
            return;
        }

        Add(Mark(key, record.UnixNanoseconds / Second));
    }

    /// <summary>Has the journal told this event of another log already, and no earlier record of that log been its other voice?</summary>
    public bool IsKnown(Record record)
    {
        if (_used == 0 || !TryKey(record, out var key))
        {
            return false;
        }

        var second = record.UnixNanoseconds / Second;
        return Take(Mark(key, second)) || Take(Mark(key, second - 1)) || Take(Mark(key, second + 1));
    }

    private bool TryKey(Record record, out ulong key)
    {
        key = 0;
        var program = record.Get(FieldNames.ProcessName);
        var message = Message(record, program);
        if (!record.HasTime || program.IsEmpty || message.IsEmpty)
        {
            return false;
        }

        key = SipHash.Of(_key0, _key1, message);
        key = SipHash.Of(key, _key1, program);
        key = SipHash.Of(key, _key1, Host(record.Get(FieldNames.HostName)));
        return true;
    }

    /// <summary>rsyslogd writes the name without the domain.</summary>
    private static ReadOnlySpan<byte> Host(ReadOnlySpan<byte> host)
    {
        var dot = host.IndexOf((byte)'.');
        return dot > 0 && char.IsAsciiLetter((char)host[0]) ? host[..dot] : host;
    }

    /// <summary>Without what only the text log has: the kernel's uptime, and rsyslogd's words around what was repeated.</summary>
    private static ReadOnlySpan<byte> Message(Record record, ReadOnlySpan<byte> program)
    {
        var message = record.Get(FieldNames.Message).Trim(" \t\r\n"u8);
        if (message.StartsWith("["u8) && program.SequenceEqual("kernel"u8) && message.IndexOf((byte)']') is > 0 and var end
            && message[1..end].IndexOfAnyExcept(" .0123456789"u8) < 0)
        {
            return message[(end + 1)..].TrimStart((byte)' ');
        }

        if (record.Has(FieldNames.LogRepeat) && message.IndexOf((byte)'[') is >= 0 and var open && message[^1] == ']')
        {
            return message[(open + 1)..^1].Trim((byte)' ');
        }

        return message;
    }

    /// <summary>What stands in a place: never 0, which is an empty one, and without the lowest bit, which says that it was taken.</summary>
    private static ulong Mark(ulong key, long second)
    {
        key ^= (ulong)second * 0x9E3779B97F4A7C15;
        key = (key ^ (key >> 32)) * 0xD6E8FEB86659FD93;
        key = (key ^ (key >> 32)) & ~Taken;
        return key == 0 ? 2 : key;
    }

    private static ulong RandomKey() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private void Add(ulong mark)
    {
        var alike = 0;
        var at = First(mark);
        for (; _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
        {
            if ((_slots[at] & ~Taken) == mark && ++alike == MostAlike)
            {
                Forgotten++;
                return;
            }
        }

        _slots[at] = mark;
        _used++;
    }

    private bool Take(ulong mark)
    {
        for (var at = First(mark); _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
        {
            if (_slots[at] == mark)
            {
                _slots[at] |= Taken;
                return _anyTaken = true;
            }
        }

        return false;
    }

    private int First(ulong mark) => (int)(mark >> 1) & (_slots.Length - 1);

    private bool Grow()
    {
        if (_slots.Length >= _most)
        {
            return false;
        }

        var before = _slots;
        _slots = new ulong[Math.Max(before.Length * 2, Math.Min(1024, _most))];
        _used = 0;
        foreach (var slot in before)
        {
            if (slot != 0)
            {
                var at = First(slot);
                while (_slots[at] != 0)
                {
                    at = (at + 1) & (_slots.Length - 1);
                }

                _slots[at] = slot;
                _used++;
            }
        }

        return true;
    }
}
