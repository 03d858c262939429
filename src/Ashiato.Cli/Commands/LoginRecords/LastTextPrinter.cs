using System.Buffers.Binary;
using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Writes the table of last(1), util-linux 2.38, byte for byte.</summary>
internal sealed class LastTextPrinter(LastOptions options, LastFilter filter, TimeText time, long now, ByteOutput output, bool isUtf8, bool toTerminal) : ILastPrinter
{
    private const int MostTimeBytes = 64;

    private readonly CarefulText _careful = new(output, isUtf8, toTerminal);
    private readonly ByteLine _line = new();
    private readonly ByteLine _end = new();
    private readonly ByteLine _length = new();
    private readonly int _beginWidth = options.TimeFormat switch { LastTimeFormat.Short => 16, LastTimeFormat.Full => 24, LastTimeFormat.Iso => 25, _ => 0 };
    private readonly int _endWidth = options.TimeFormat switch { LastTimeFormat.Short => 7, LastTimeFormat.Full => 26, LastTimeFormat.Iso => 27, _ => 0 };

    /// <summary>Do end and length stand in one column?</summary>
    private bool IsLong => options.TimeFormat > LastTimeFormat.Short;

    /// <inheritdoc/>
    public bool Print(in LoginRecord record, long offset, ReadOnlySpan<byte> line, long end, SessionEnd how)
    {
        line = LastFilter.Shorten(line);
        if (!filter.Wants(record, line, end))
        {
            return true;
        }

        PutEnd(record.Seconds, end, how);
        _line.Clear();
        _line.AddLeft(record.User, 8, options.NameLength);
        _line.Add(' ');
        _line.AddLeft(line, 12, 12);
        _line.Add(' ');
        if (options.HasHost && !options.IsHostLast)
        {
            PutHost(record, options.HostLength);
            _line.Add(' ');
        }

        PutBegin(record.Seconds);
        _line.Add(' ');
        _line.AddLeft(_end.Bytes, _endWidth, _endWidth);
        _line.Add(' ');
        if (options.HasHost && options.IsHostLast)
        {
            _line.AddLeft(_length.Bytes, 12, 12);
            _line.Add(' ');
            PutHost(record, int.MaxValue);
        }
        else
        {
            _line.Add(_length.Bytes);
        }

        _line.TrimEnd(blanksOnly: false);
        _careful.WriteLine(_line.Bytes);
        return filter.Count();
    }

    /// <inheritdoc/>
    public void Finish(string name, long beginning)
    {
        if (options.TimeFormat == LastTimeFormat.None)
        {
            return;
        }

        _line.Clear();
        _line.Add('\n');
        _line.Add(Encoding.UTF8.GetBytes(toTerminal ? TerminalText.Escape(name) : name));
        _line.Add(" begins "u8);
        Span<byte> text = stackalloc byte[MostTimeBytes];
        var length = options.TimeFormat == LastTimeFormat.Iso ? time.WriteIso(beginning, text) : time.WriteCtime(beginning, text);
        _line.Add(text[..length]);
        _line.Add('\n');
        output.Write(_line.Bytes);
    }

    private void PutBegin(long seconds)
    {
        Span<byte> text = stackalloc byte[MostTimeBytes];
        var length = options.TimeFormat switch
        {
            LastTimeFormat.None => 0,
            LastTimeFormat.Iso => time.WriteIso(seconds, text),
            _ => time.WriteCtime(seconds, text),
        };
        _line.AddLeft(text[..length], _beginWidth, _beginWidth);
    }

    /// <summary>Puts together the end and the length of the session, which hang together.</summary>
    private void PutEnd(long begin, long end, SessionEnd how)
    {
        _end.Clear();
        _length.Clear();
        switch (how)
        {
            case SessionEnd.ClockChange:
                return;
            case SessionEnd.StillIn:
                PutState("  still"u8, "logged in"u8, "  still logged in"u8);
                return;
            case SessionEnd.Gone when options.TimeFormat == LastTimeFormat.None:
                _length.Add("no logout"u8);
                return;
            case SessionEnd.Gone:
                PutState("   gone"u8, "- no logout"u8, "  gone - no logout"u8);
                return;
            case SessionEnd.Crash:
                _end.Add("- crash"u8);
                break;
            case SessionEnd.Down:
                _end.Add("- down "u8);
                break;
            case SessionEnd.Normal when end == now:
                PutState("  still"u8, "running"u8, "  still running"u8);
                return;
            default:
                PutEndTime(end);
                break;
        }

        if (end == now)
        {
            _length.Add(IsLong ? ""u8 : "running"u8);
            return;
        }

        PutLength(end - begin);
    }

    private void PutState(ReadOnlySpan<byte> shortEnd, ReadOnlySpan<byte> shortLength, ReadOnlySpan<byte> full)
    {
        _end.Add(IsLong ? full : shortEnd);
        _length.Add(IsLong ? ""u8 : shortLength);
    }

    private void PutEndTime(long seconds)
    {
        Span<byte> text = stackalloc byte[MostTimeBytes];
        var length = options.TimeFormat switch
        {
            LastTimeFormat.None => 0,
            LastTimeFormat.Short => time.WriteHourMinute(seconds, text),
            LastTimeFormat.Full => time.WriteCtime(seconds, text),
            _ => time.WriteIso(seconds, text),
        };
        _end.Add("- "u8);
        _end.Add(text[..length]);
    }

    /// <summary>The length; where the end is before the beginning, hours or days carry the sign, else it is written out.</summary>
    private void PutLength(long seconds)
    {
        var (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, Math.Abs(seconds / 60 % 60));
        _length.Add(days != 0 ? "("u8 : " ("u8);
        if (days != 0)
        {
            _length.AddNumber((int)days);
            _length.Add('+');
            _length.AddNumber(Math.Abs(hours), 2, zeros: true);
        }
        else if (hours == 0 && seconds < 0)
        {
            _length.Add("-00"u8);
        }
        else
        {
            _length.AddNumber(hours, 2, zeros: true);
        }

        _length.Add(':');
        _length.AddNumber(minutes, 2, zeros: true);
        _length.Add(')');
    }

    private void PutHost(in LoginRecord record, int most)
    {
        if (!options.IsNumeric)
        {
            var host = record.Host;
            _line.AddLeft(host.Length > 255 ? host[..255] : host, most == int.MaxValue ? 0 : 16, most);
            return;
        }

        Span<byte> text = stackalloc byte[AddressText.MostBytes];
        var address = record.Address;
        var isMapped = !address[..8].ContainsAnyExcept((byte)0) && BinaryPrimitives.ReadUInt32BigEndian(address[8..]) == 0xffff;
        var length = isMapped ? AddressText.WriteV4(address[12..], text)
            : address[4..].ContainsAnyExcept((byte)0) ? AddressText.WriteV6(address, text) : AddressText.WriteV4(address, text);
        _line.AddLeft(text[..length], most == int.MaxValue ? 0 : 16, most);
    }
}
