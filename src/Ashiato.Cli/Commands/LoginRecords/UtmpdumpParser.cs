using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Turns the text of utmpdump(1) back into 384-byte records, least significant byte first: <c>utmpdump -r</c>.</summary>
internal static class UtmpdumpParser
{
    /// <summary>Bytes of a record.</summary>
    public const int RecordSize = 384;

    /// <summary>Longer lines are cut into pieces, as fgets(3) does with the buffer of util-linux.</summary>
    public const int MostLineBytes = 1022;

    /// <summary>Where the user's column begins when type, process and id have their usual width.</summary>
    private const int FixedStart = 19;

    private const int MostTimeBytes = 28;

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>How a line was understood.</summary>
    internal enum Result
    {
        /// <summary>A record.</summary>
        Record,

        /// <summary>No record; the next line may be one.</summary>
        NoRecord,

        /// <summary>A column is missing; util-linux stops here.</summary>
        Broken,
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line, with or without its end.</param>
    /// <param name="record"><see cref="RecordSize"/> bytes, which become the record.</param>
    public static Result Parse(ReadOnlySpan<byte> line, Span<byte> record)
    {
        record.Clear();
        if (!Head(line, record))
        {
            return Result.NoRecord;
        }

        var rest = line.Length > FixedStart ? line[FixedStart..] : default;
        if (!Column(ref rest, out var user) || !Column(ref rest, out var terminal) || !Column(ref rest, out var host)
            || !Column(ref rest, out var address) || !Column(ref rest, out var time))
        {
            return Result.Broken;
        }

        Copy(UpToBlank(user), record.Slice(44, 32));
        Copy(UpToBlank(terminal), record.Slice(8, 32));
        Copy(UpToBlank(host), record.Slice(76, 256));
        PutAddress(UpToBlank(address), record.Slice(348, 16));
        time = time.Length > MostTimeBytes ? time[..MostTimeBytes] : time;
        BinaryPrimitives.WriteInt32LittleEndian(record[340..], (int)Seconds(Encoding.Latin1.GetString(time)));
        BinaryPrimitives.WriteInt32LittleEndian(record[344..], Microseconds(time));
        return Result.Record;
    }

    /// <summary><c>[TYPE] [PID] [IDEN] </c>, where the id has just four characters.</summary>
    private static bool Head(ReadOnlySpan<byte> line, Span<byte> record)
    {
        if (!Literal(ref line, "["u8) || !Number(ref line, out var type) || !Literal(ref line, "]"u8))
        {
            return false;
        }

        line = line.TrimStart(" \t\n\v\f\r"u8);
        if (!Literal(ref line, "["u8) || !Number(ref line, out var process) || !Literal(ref line, "]"u8))
        {
            return false;
        }

        line = line.TrimStart(" \t\n\v\f\r"u8);
        if (!Literal(ref line, "["u8) || line.Length < 4)
        {
            return false;
        }

        BinaryPrimitives.WriteInt16LittleEndian(record, (short)type);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], (int)process);
        line[..4].CopyTo(record[40..]);
        return true;
    }

    private static bool Literal(ref ReadOnlySpan<byte> line, ReadOnlySpan<byte> text)
    {
        if (!line.StartsWith(text))
        {
            return false;
        }

        line = line[text.Length..];
        return true;
    }

    private static bool Number(ref ReadOnlySpan<byte> line, out long number)
    {
        line = line.TrimStart(" \t\n\v\f\r"u8);
        var plus = line.Length > 0 && line[0] == '+' ? 1 : 0;
        if (!System.Buffers.Text.Utf8Parser.TryParse(line[plus..], out number, out var used))
        {
            return false;
        }

        line = line[(plus + used)..];
        return true;
    }

    private static bool Column(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> column)
    {
        column = default;
        var open = rest.IndexOf((byte)'[');
        if (open < 0)
        {
            return false;
        }

        var close = rest[(open + 1)..].IndexOf((byte)']');
        if (close < 0)
        {
            return false;
        }

        column = rest.Slice(open + 1, close);
        rest = rest[Math.Min(open + close + 3, rest.Length)..];
        return true;
    }

    private static ReadOnlySpan<byte> UpToBlank(ReadOnlySpan<byte> column)
    {
        var blank = column.IndexOf((byte)' ');
        return blank < 0 ? column : column[..blank];
    }

    private static void Copy(ReadOnlySpan<byte> text, Span<byte> field) => text[..Math.Min(text.Length, field.Length)].CopyTo(field);

    /// <summary>An address with a dot is IPv4 or nothing, as in util-linux.</summary>
    private static void PutAddress(ReadOnlySpan<byte> text, Span<byte> field)
    {
        var family = text.Contains((byte)'.') ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
        if (!text.ContainsAny("[]%/"u8) && IPAddress.TryParse(Encoding.Latin1.GetString(text), out var address) && address.AddressFamily == family
            && (family == AddressFamily.InterNetworkV6 || text.Count((byte)'.') == 3))
        {
            _ = address.TryWriteBytes(field, out _);
        }
    }

    private static long Seconds(string text)
    {
        if (text.Length == 0 || text[0] == ' ')
        {
            return 0;
        }

        var isIso = char.IsAsciiDigit(text[0]);
        var numbers = new List<int>();
        var month = 0;
        foreach (var part in text.Split([' ', '-', ':', 'T', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else if (Array.FindIndex(Months, name => part.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var found)
            {
                month = found + 1;
            }
        }

        return isIso && numbers.Count >= 6 ? Instant(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
            : !isIso && month > 0 && numbers.Count >= 5 ? Instant(numbers[4], month, numbers[0], numbers[1], numbers[2], numbers[3]) : NoTime;
    }

    /// <summary>What timegm(3) makes of a date of zeros: the day before January 1900.</summary>
    private static long NoTime => Instant(1900, 1, 0, 0, 0, 0);

    private static long Instant(int year, int month, int day, int hour, int minute, int second) =>
        CivilTime.DaysOf(year, month, day) * 86_400 + hour * 3600L + minute * 60 + second;

    private static int Microseconds(ReadOnlySpan<byte> time)
    {
        var comma = time.IndexOf((byte)',');
        return comma >= 0 && Number(time[(comma + 1)..], out var number) ? (int)number : 0;

        static bool Number(ReadOnlySpan<byte> text, out long number) => UtmpdumpParser.Number(ref text, out number);
    }
}
