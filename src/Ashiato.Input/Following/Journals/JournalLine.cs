using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Ashiato.Input.Following.Journals;

/// <summary>
/// An entry as <c>journalctl -o short</c> prints it into a pipe: syslog lines, a message of several lines indented, what cannot be
/// printed as <c>[12B blob data]</c>.
/// </summary>
/// <param name="zone">The zone of the times.</param>
internal sealed class JournalLine(TimeZoneInfo zone)
{
    /// <summary>Longer names are not printed (PRINT_CHAR_THRESHOLD of systemd).</summary>
    private const int MostName = 300;

    private static readonly byte[][] Needed =
        ["MESSAGE"u8.ToArray(), "SYSLOG_IDENTIFIER"u8.ToArray(), "_COMM"u8.ToArray(), "_PID"u8.ToArray(), "SYSLOG_PID"u8.ToArray(), "_HOSTNAME"u8.ToArray(), "_SOURCE_REALTIME_TIMESTAMP"u8.ToArray()];

    private static readonly SearchValues<byte> Special = SearchValues.Create("\t\x1b"u8);

    private readonly byte[]?[] _values = new byte[]?[Needed.Length];
    private readonly ArrayBufferWriter<byte> _text = new();
    private ulong _realtime;

    /// <summary>Is it a field that is printed?</summary>
    internal static bool IsNeeded(ReadOnlySpan<byte> name) => IndexOf(name) >= 0;

    /// <summary>Begins another entry.</summary>
    internal void Clear(ulong realtime)
    {
        _realtime = realtime;
        Array.Clear(_values);
    }

    /// <summary>Takes one <c>NAME=value</c>.</summary>
    internal void Set(ReadOnlySpan<byte> field)
    {
        var name = field.IndexOf((byte)'=');
        var at = name < 0 ? -1 : IndexOf(field[..name]);
        if (at >= 0)
        {
            _values[at] ??= field[(name + 1)..].ToArray();
        }
    }

    /// <summary>The lines, each with its end; empty when the entry has no message. Valid until the next call.</summary>
    internal ReadOnlySpan<byte> Print()
    {
        _text.ResetWrittenCount();
        if (_values[0] is not { } message)
        {
            return default;
        }

        WriteHead(out var indent);
        WriteMessage(Plain(message), indent);
        return _text.WrittenSpan;
    }

    private static int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Needed.Length; i++)
        {
            if (name.SequenceEqual(Needed[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private void WriteHead(out int indent)
    {
        var micros = _values[6] is { } source && Utf8Parser.TryParse(source, out ulong value, out var used) && used == source.Length && value is > 0 and < 1UL << 55 ? value : _realtime;
        var time = TimeZoneInfo.ConvertTime(JournalEntryHead.TimeOf(micros), zone);
        Write(Encoding.ASCII.GetBytes(time.ToString("MMM dd HH:mm:ss", CultureInfo.InvariantCulture)));
        if (Name(5) is { } host)
        {
            Write(" "u8);
            Write(host);
        }

        // journalctl does not count a name that it does not know.
        var name = Name(1) ?? Name(2);
        indent = name is null ? -" unknown".Length : 0;
        Write(" "u8);
        Write(name is null ? "unknown"u8 : name);
        if ((Name(3) ?? Name(4)) is { } process)
        {
            Write("["u8);
            Write(process);
            Write("]"u8);
        }

        Write(": "u8);
        indent += _text.WrittenCount;
    }

    private void WriteMessage(ReadOnlySpan<byte> message, int indent)
    {
        if (!IsPrintable(message))
        {
            Write(Encoding.ASCII.GetBytes($"[{Size(message.Length)} blob data]\n"));
            return;
        }

        var isFirst = true;
        do
        {
            var end = message.IndexOf((byte)'\n');
            if (!isFirst)
            {
                _text.GetSpan(indent)[..indent].Fill((byte)' ');
                _text.Advance(indent);
            }

            Write(end < 0 ? message : message[..end]);
            Write("\n"u8);
            message = end < 0 ? default : message[(end + 1)..];
            isFirst = false;
        }
        while (!message.IsEmpty);
    }

    private void Write(ReadOnlySpan<byte> bytes) => _text.Write(bytes);

    private byte[]? Name(int field) =>
        _values[field] is { Length: < MostName } value && IsPrintable(value) && !value.AsSpan().Contains((byte)'\n') ? value : null;

    private static bool IsPrintable(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            // C2 80 to C2 9F are the upper control characters.
            if ((text[i] < ' ' && text[i] is not ((byte)'\t' or (byte)'\n')) || text[i] == 0x7F || (text[i] == 0xC2 && text[i + 1] < 0xA0))
            {
                return false;
            }
        }

        return true;
    }

    // Tabs are eight spaces, colours are taken out (strip_tab_ansi of systemd).
    private static ReadOnlySpan<byte> Plain(byte[] message)
    {
        if (message.AsSpan().IndexOfAny(Special) < 0)
        {
            return message;
        }

        var plain = new ArrayBufferWriter<byte>(message.Length + 64);
        for (var i = 0; i < message.Length;)
        {
            var sequence = message[i] == 0x1B ? SequenceLength(message.AsSpan(i)) : 0;
            plain.Write(sequence > 0 ? [] : message[i] == '\t' ? "        "u8 : message.AsSpan(i, 1));
            i += Math.Max(sequence, 1);
        }

        return plain.WrittenSpan;
    }

    private static int SequenceLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[1] != '[')
        {
            return 0;
        }

        var end = text[2..].IndexOfAnyExcept("0123456789;:"u8);
        return end >= 0 && char.IsAsciiLetter((char)text[2 + end]) ? end + 3 : 0;
    }

    private static string Size(long bytes)
    {
        var units = "KMGT";
        var factor = 1024L;
        if (bytes < factor)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes}B");
        }

        var unit = 0;
        for (; bytes >= factor * 1024 && unit < units.Length - 1; unit++)
        {
            factor *= 1024;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes / factor}.{bytes % factor * 10 / factor}{units[unit]}");
    }
}
