using Ashiato.Core;

namespace Ashiato.Detection.Detectors;

/// <summary>
/// Knows a message that another log told already. Debian writes what the kernel says into kern.log and syslog, and where a
/// journal is kept it holds what auth.log holds: counted twice, every number of a report would be double. The same host, second
/// and text make the same message; within one log, its rotated parts included, every line counts. Bounded: when full, no more messages are noted.
/// </summary>
public sealed class EchoFilter
{
    /// <summary>At most: 8 MB.</summary>
    private const int MostSlots = 1 << 20;

    /// <summary>More logs than this are not told apart.</summary>
    private const int MostLogs = 254;

    /// <summary>rsyslogd gathers repeated messages for a while before it writes <c>message repeated N times</c>.</summary>
    private const int GatheredSeconds = 60;

    private const long Second = 1_000_000_000;

    /// <summary>Messages of one minute (of so many seconds, by powers of two) and host lie in one block of the table: logs come in time order, and the block stays in the processor's cache.</summary>
    private const int MinuteBits = 6;

    /// <summary>Slots of a block. In a minute of more messages than it holds the others lie anywhere.</summary>
    private const int Block = 512;

    /// <summary>Slots of a block that are tried.</summary>
    private const int MostTries = 16;

    private readonly Dictionary<string, byte> _logs = new(StringComparer.Ordinal);

    /// <summary>Open addressing: 24 bits for minute and host, 32 for second and text, and the number of the log that told it first; zero for a free slot.</summary>
    private ulong[] _told = new ulong[2 * Block];

    private int _count;
    private string? _newestLog;
    private byte _newestNumber;
    private (RecordOrigin? Origin, long Offset, bool IsEcho) _newestAnswer;

    /// <summary>Was this message told by another log? If not it is noted as told by this one.</summary>
    public bool IsEcho(Record record)
    {
        if (!ReferenceEquals(_newestAnswer.Origin, record.Origin) || _newestAnswer.Offset != record.Offset)
        {
            _newestAnswer = (record.Origin, record.Offset, Look(record));
        }

        return _newestAnswer.IsEcho;
    }

    private bool Look(Record record)
    {
        var message = record.Get(FieldNames.Message);
        if (message.IsEmpty || !record.HasTime || !record.Has(FieldNames.ProcessName))
        {
            return false;
        }

        var log = record.Origin.Log;
        var number = NumberOf(log);
        var second = record.UnixNanoseconds / Second;
        var host = HostOf(record);
        var text = HashOf(message);
        if (_logs.Count > 1 && (IsTold(second, 1, 1, host, text, number) || IsRepeatOfTold(record, message, second, host, number)))
        {
            return true;
        }

        Note(KeyOf(second, host, text), number);
        return false;
    }

    private byte NumberOf(string log)
    {
        if (!ReferenceEquals(_newestLog, log))
        {
            if (!_logs.TryGetValue(log, out _newestNumber))
            {
                _newestNumber = (byte)Math.Min(_logs.Count + 1, MostLogs + 1);
                _logs[log] = _newestNumber;
            }

            _newestLog = log;
        }

        return _newestNumber;
    }

    private void Note(ulong key, byte log)
    {
        if (_count >= _told.Length * 3L / 4)
        {
            if (_told.Length >= MostSlots)
            {
                return;
            }

            var old = _told;
            _told = new ulong[old.Length * 2];
            foreach (var entry in old.Where(e => e != 0))
            {
                _told[SlotOf(entry)] = entry;
            }
        }

        var slot = SlotOf(key);
        if (_told[slot] == 0)
        {
            _told[slot] = (key & ~0xFFUL) | log;
            _count++;
        }
    }

    /// <summary>The slot that holds the key, or the free one where it belongs.</summary>
    private int SlotOf(ulong key)
    {
        var mask = _told.Length - 1;
        var block = (int)(key >> 40) * Block & mask;
        for (var i = 0; i < MostTries; i++)
        {
            var slot = block + (((int)(key >> 8) + i) & (Block - 1));
            if (_told[slot] == 0 || (_told[slot] ^ key) >> 8 == 0)
            {
                return slot;
            }
        }

        var anywhere = (int)((key >> 8) * 0x9E37_79B9_7F4A_7C15 >> 40) & mask;
        while (_told[anywhere] != 0 && (_told[anywhere] ^ key) >> 8 != 0)
        {
            anywhere = (anywhere + 1) & mask;
        }

        return anywhere;
    }

    /// <summary>Two clocks read the message: the second may have turned between them.</summary>
    private bool IsTold(long second, int before, int after, int host, int text, byte log)
    {
        for (var at = second - before; at <= second + after; at++)
        {
            if ((byte)_told[SlotOf(KeyOf(at, host, text))] is not 0 and var teller && teller != log)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRepeatOfTold(Record record, ReadOnlySpan<byte> message, long second, int host, byte log)
    {
        if (!record.Has(FieldNames.LogRepeat))
        {
            return false;
        }

        var open = message.IndexOf((byte)'[');
        var inside = message[(open + 1)..].Trim((byte)' ');
        inside = inside is [.., (byte)']'] ? inside[..^1] : inside;
        return IsTold(second, GatheredSeconds, 1, host, HashOf(inside), log);
    }

    /// <summary>One log writes the whole name of the host, another its first label.</summary>
    private static int HostOf(Record record)
    {
        var host = record.Get(FieldNames.HostName);
        var dot = host.IndexOf((byte)'.');
        return HashOf(dot < 0 ? host : host[..dot]);
    }

    // Seeded per process, so that nobody can write a line that hides another.
    private static int HashOf(ReadOnlySpan<byte> text) => Utf8Keys.Comparer.GetHashCode(text);

    private static ulong KeyOf(long second, int host, int text) =>
        ((ulong)(uint)HashCode.Combine(second >> MinuteBits, host) << 40) | ((ulong)(uint)HashCode.Combine(second, text) << 8) | 0x100;
}
