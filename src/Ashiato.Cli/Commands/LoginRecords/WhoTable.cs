using System.Buffers.Binary;
using System.Text;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Writes the table of who(1), coreutils 9.1, byte for byte; on a terminal, what could steer it is shown escaped.</summary>
internal sealed class WhoTable(WhoOptions options, TimeText time, bool hasCTime, long now, ByteOutput output, bool toTerminal)
{
    private const int NoLimit = int.MaxValue;

    private readonly ByteLine _line = new();
    private readonly ByteLine _comment = new();
    private readonly ByteLine _name = new();
    private long _bootSeconds = long.MinValue;

    /// <summary>Writes the headings.</summary>
    public void WriteHeading() => WriteLine("NAME"u8, ' ', "LINE"u8, "TIME"u8, "IDLE"u8, "PID"u8, "COMMENT"u8, "EXIT"u8);

    /// <summary>Writes a record, if the options ask for its kind.</summary>
    public void Write(in LoginRecord record)
    {
        switch (record.Type)
        {
            case LoginRecordType.UserProcess when options.NeedsUsers && !record.User.IsEmpty:
                WriteUser(record);
                break;
            case LoginRecordType.RunLevel when options.NeedsRunLevel:
                WriteRunLevel(record);
                break;
            case LoginRecordType.BootTime when options.NeedsBoot:
                WriteSystem(record, "system boot"u8, default);
                break;
            case LoginRecordType.NewTime when options.NeedsClock:
                WriteSystem(record, "clock change"u8, default);
                break;
            case LoginRecordType.InitProcess when options.NeedsInit:
                WriteProcess(record, default, default);
                break;
            case LoginRecordType.LoginProcess when options.NeedsLogin:
                WriteProcess(record, "LOGIN"u8, default);
                break;
            case LoginRecordType.DeadProcess when options.NeedsDead:
                WriteProcess(record, default, Encoding.ASCII.GetBytes($"term={record.Termination} exit={record.Exit}"));
                break;
            default:
                break;
        }

        if (record.Type == LoginRecordType.BootTime)
        {
            _bootSeconds = record.Seconds;
        }
    }

    private void WriteUser(in LoginRecord record)
    {
        var terminal = Encoding.Latin1.GetString(record.Line);
        var status = terminal.Contains('\0', StringComparison.Ordinal) ? null : FileStatus.Of(terminal.StartsWith('/') ? terminal : "/dev/" + terminal);

        // Writable by the group that owns terminals: write(1) and wall(1) run as that group.
        var mesg = status is null ? '?' : (status.Mode & 0x10) != 0 ? '+' : '-';
        var idle = status is null or { AccessSeconds: 0 } ? "  ?" : IdleText(status.AccessSeconds);
        _comment.Clear();
        PutHost(record);
        WriteLine(record.User, mesg, record.Line, TimeOf(record, stackalloc byte[32]), Encoding.ASCII.GetBytes(idle), Pid(record), _comment.Bytes, default);
    }

    private void PutHost(in LoginRecord record)
    {
        if (options.HasIps && record.Address.ContainsAnyExcept((byte)0))
        {
            Span<byte> text = stackalloc byte[AddressText.MostBytes];
            _comment.Add(text[..WriteAddress(record.Address, text)]);
        }
        else if (!record.Host.IsEmpty)
        {
            _comment.Add('(');
            _comment.Add(record.Host);
            _comment.Add(')');
        }
    }

    /// <summary>Debian's rule: IPv6 only from 2000::/3, fc00::/7 and fec0::/10, anything else counts as IPv4.</summary>
    private static int WriteAddress(ReadOnlySpan<byte> address, Span<byte> text)
    {
        var isMapped = !address[..8].ContainsAnyExcept((byte)0) && BinaryPrimitives.ReadUInt32BigEndian(address[8..]) == 0xffff;
        var isV6 = BinaryPrimitives.ReadUInt16BigEndian(address) is (>= 0x2000 and <= 0x3fff) or (>= 0xfc00 and <= 0xfdff) or (>= 0xfec0 and <= 0xfeff);
        return isMapped ? AddressText.WriteV4(address[12..], text)
            : isV6 && address[4..].ContainsAnyExcept((byte)0) ? AddressText.WriteV6(address, text) : AddressText.WriteV4(address, text);
    }

    private string IdleText(long lastUse)
    {
        if (_bootSeconds >= lastUse || now - 86_400 >= lastUse || lastUse > now)
        {
            return " old ";
        }

        var idle = now - lastUse;
        return idle < 60 ? "  .  " : $"{idle / 3600:00}:{idle % 3600 / 60:00}";
    }

    private void WriteRunLevel(in LoginRecord record)
    {
        // C's division: a negative process id gives negative parts, whose low bytes are shown.
        var last = (byte)(record.ProcessId / 256);
        var level = (byte)(record.ProcessId % 256);
        _name.Clear();
        _name.Add("run-level "u8);
        if (level != 0)
        {
            _name.Add([level]);
        }

        WriteSystem(record, _name.Bytes, last is < (byte)' ' or > (byte)'~' ? default : [.. "last="u8, last == 'N' ? (byte)'S' : last]);
    }

    private void WriteSystem(in LoginRecord record, ReadOnlySpan<byte> line, ReadOnlySpan<byte> comment) =>
        WriteLine(""u8, ' ', line, TimeOf(record, stackalloc byte[32]), default, default, comment, default);

    private void WriteProcess(in LoginRecord record, ReadOnlySpan<byte> user, ReadOnlySpan<byte> exit)
    {
        _comment.Clear();
        _comment.Add("id="u8);
        _comment.Add(record.Id);
        WriteLine(user, ' ', record.Line, TimeOf(record, stackalloc byte[32]), default, Pid(record), _comment.Bytes, exit);
    }

    private ReadOnlySpan<byte> TimeOf(in LoginRecord record, Span<byte> text) => text[..time.WriteToMinute(record.Seconds, hasCTime, text)];

    private static byte[] Pid(in LoginRecord record) => Encoding.ASCII.GetBytes(record.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void WriteLine(
        ReadOnlySpan<byte> user, char mesg, ReadOnlySpan<byte> line, ReadOnlySpan<byte> when, ReadOnlySpan<byte> idle,
        ReadOnlySpan<byte> pid, ReadOnlySpan<byte> comment, ReadOnlySpan<byte> exit)
    {
        _line.Clear();
        _line.AddLeft(user, 8, NoLimit);
        if (options.HasMesg)
        {
            _line.Add(' ');
            _line.Add(mesg);
        }

        _line.Add(' ');
        _line.AddLeft(line, 12, NoLimit);
        _line.Add(' ');
        _line.AddLeft(when, hasCTime ? 12 : 16, NoLimit);
        if (options.HasIdle && !options.IsShort)
        {
            _line.Add(' ');
            _line.AddLeft(idle, 6);
        }

        if (!options.IsShort)
        {
            _line.Add(' ');
            _line.AddRight(pid, 10);
        }

        _line.Add(' ');
        _line.AddLeft(comment, 8);
        if (options.HasExit)
        {
            _line.Add(' ');
            _line.AddLeft(exit, 12);
        }

        _line.TrimEnd(blanksOnly: true);
        RawText.WriteLine(output, _line.Bytes, toTerminal);
    }
}
