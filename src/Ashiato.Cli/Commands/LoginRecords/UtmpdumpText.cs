using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Writes login records as lines of text, as utmpdump(1) of util-linux 2.38 does, byte for byte.</summary>
internal sealed class UtmpdumpText(ByteOutput output)
{
    private readonly TimeText _time = new(TimeZoneInfo.Utc);
    private readonly ByteLine _line = new();

    /// <summary>Writes one record.</summary>
    public void Write(in LoginRecord record)
    {
        _line.Clear();
        _line.Add('[');
        _line.AddNumber((short)record.Type);
        _line.Add("] ["u8);
        _line.AddNumber(record.ProcessId, 5, zeros: true);
        _line.Add("] "u8);
        AddColumn(record.Id, 4);
        AddColumn(record.User, 8);
        AddColumn(record.Line, 12);
        AddColumn(record.Host, 20);
        AddAddress(record.Address);
        AddTime(record);
        output.Write(_line.Bytes);
    }

    /// <summary>A text in brackets; what is not printable ASCII, and brackets, become question marks.</summary>
    private void AddColumn(ReadOnlySpan<byte> text, int width)
    {
        _line.Add('[');
        var start = _line.Bytes.Length;
        _line.AddLeft(text, width);
        foreach (ref var b in _line.Bytes[start..])
        {
            if (b is < (byte)' ' or > (byte)'~' or (byte)'[' or (byte)']')
            {
                b = (byte)'?';
            }
        }

        _line.Add("] "u8);
    }

    private void AddAddress(ReadOnlySpan<byte> address)
    {
        Span<byte> text = stackalloc byte[AddressText.MostBytes];
        var length = address[4..].ContainsAnyExcept((byte)0) ? AddressText.WriteV6(address, text) : AddressText.WriteV4(address, text);
        _line.Add('[');
        _line.AddLeft(text[..length], 15);
        _line.Add("] ["u8);
    }

    private void AddTime(in LoginRecord record)
    {
        Span<byte> text = stackalloc byte[64];
        var length = _time.WriteIso(record.Seconds, text);
        var clock = length - "+00:00".Length;
        _line.Add(text[..clock]);
        _line.Add(',');
        _line.AddNumber(record.Microseconds, 6, zeros: true);
        _line.Add(text[clock..length]);
        _line.Add("]\n"u8);
    }
}
