using Ashiato.Core;

namespace Ashiato.Detection.Detectors;

/// <summary>
/// Knows a message that another log told already. Debian writes what the kernel says into kern.log and syslog, and where a
/// journal is kept it holds what auth.log holds: counted twice, every number of a report would be double. The same host, second
/// and text make the same message; within one log, its rotated parts included, every line counts. Bounded: when full, no more messages are noted.
/// </summary>
internal sealed class EchoFilter
{
    private const int Most = 1_000_000;

    /// <summary>rsyslogd gathers repeated messages for a while before it writes <c>message repeated N times</c>.</summary>
    private const int GatheredSeconds = 60;

    private const long Second = 1_000_000_000;
    private readonly Dictionary<ulong, string> _told = [];
    private string? _firstLog;
    private bool _hasSeveralLogs;

    /// <summary>Was this message told by another log? If not it is noted as told by this one.</summary>
    public bool IsEcho(Record record)
    {
        var message = record.Get(FieldNames.Message);
        if (message.IsEmpty || !record.HasTime || !record.Has(FieldNames.ProcessName))
        {
            return false;
        }

        var log = record.Origin.Log;
        _firstLog ??= log;
        _hasSeveralLogs |= _firstLog != log;
        var second = record.UnixNanoseconds / Second;
        var host = HostOf(record);
        var text = HashOf(message);
        if (_hasSeveralLogs && (IsTold(second, 1, 1, host, text, log) || IsRepeatOfTold(record, message, second, host)))
        {
            return true;
        }

        if (_told.Count < Most)
        {
            _ = _told.TryAdd(KeyOf(second, host, text), log);
        }

        return false;
    }

    /// <summary>Two clocks read the message: the second may have turned between them.</summary>
    private bool IsTold(long second, int before, int after, int host, int text, string log)
    {
        for (var at = second - before; at <= second + after; at++)
        {
            if (_told.TryGetValue(KeyOf(at, host, text), out var teller) && teller != log)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRepeatOfTold(Record record, ReadOnlySpan<byte> message, long second, int host)
    {
        if (!record.Has(FieldNames.LogRepeat))
        {
            return false;
        }

        var open = message.IndexOf((byte)'[');
        var inside = message[(open + 1)..].Trim((byte)' ');
        inside = inside is [.., (byte)']'] ? inside[..^1] : inside;
        return IsTold(second, GatheredSeconds, 1, host, HashOf(inside), record.Origin.Log);
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

    private static ulong KeyOf(long second, int host, int text) => ((ulong)(uint)text << 32) | (uint)HashCode.Combine(second, host, text);
}
