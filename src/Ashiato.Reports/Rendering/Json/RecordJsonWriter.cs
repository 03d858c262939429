using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using Ashiato.Core;

namespace Ashiato.Reports.Rendering.Json;

/// <summary>
/// Writes records as NDJSON with flat, dotted ECS keys. Valid JSON and valid UTF-8 whatever the log held: control bytes
/// are escaped, bytes that are no text come out as U+FFFD.
/// </summary>
public sealed class RecordJsonWriter : IRecordSink
{
    private static readonly SearchValues<byte> NeedsEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(b => (byte)b), (byte)'"', (byte)'\\', 0x7f]);

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _line = new(4096);

    /// <summary>A writer to a stream. The stream should buffer; this object does not own it.</summary>
    public RecordJsonWriter(Stream output) => _output = output;

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        if (record.RawLength == 0 && !record.IsBinary && record.NulBytes == 0)
        {
            return; // blank lines
        }

        _line.ResetWrittenCount();
        Raw("{"u8);
        if (!record.IsBinary)
        {
            Key("event.original"u8, first: true);
            Original(record.Raw);
            Raw(","u8);
        }

        Raw("\"log.file.path\":"u8);
        Text(Encoding.UTF8.GetBytes(record.Origin.ToString()));
        Key("log.offset"u8);
        Integer(record.Offset);
        if (record.HasTime)
        {
            Key("@timestamp"u8);
            Time(record.UnixNanoseconds, record.FractionDigits);
            Key("event.time_origin"u8);
            Text(OriginName(record.TimeOrigin));
        }

        Key("event.dataset"u8);
        Text(record.Dataset.Utf8);
        Fields(record);
        Raw("}\n"u8);
        _output.Write(_line.WrittenSpan);
    }

    private static ReadOnlySpan<byte> OriginName(TimeOrigin origin) => origin switch
    {
        TimeOrigin.WrittenZone => "written_zone"u8,
        TimeOrigin.HostZone => "host_zone"u8,
        _ => "year_inferred"u8,
    };

    private void Fields(Record record)
    {
        var fields = record.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            ref readonly var field = ref fields[i];
            Raw(",\""u8);
            Escaped(field.Name.Utf8);
            Raw("\":"u8);
            switch (field.Kind)
            {
                case FieldKind.Integer:
                    Integer(field.Integer);
                    break;
                case FieldKind.Number:
                    Number(field.Number);
                    break;
                case FieldKind.ListMember:
                    i = List(record, fields, i);
                    break;
                default:
                    if (ReferenceEquals(field.Name, FieldNames.Message))
                    {
                        Original(record.TextOf(in field));
                    }
                    else
                    {
                        Text(record.TextOf(in field));
                    }

                    break;
            }
        }
    }

    private int List(Record record, ReadOnlySpan<Field> fields, int i)
    {
        Raw("["u8);
        Text(record.TextOf(in fields[i]));
        while (i + 1 < fields.Length && fields[i + 1].Kind == FieldKind.ListMember && ReferenceEquals(fields[i + 1].Name, fields[i].Name))
        {
            i++;
            Raw(","u8);
            Text(record.TextOf(in fields[i]));
        }

        Raw("]"u8);
        return i;
    }

    private void Key(ReadOnlySpan<byte> name, bool first = false)
    {
        Raw(first ? "\""u8 : ",\""u8);
        Raw(name);
        Raw("\":"u8);
    }

    /// <summary>Text of several lines: line ends inside are written as <c>\n</c>, also where the file has CR LF.</summary>
    private void Original(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\r\n"u8) < 0)
        {
            Text(text);
            return;
        }

        Raw("\""u8);
        while (true)
        {
            var end = text.IndexOf("\r\n"u8);
            Body(end < 0 ? text : text[..end]);
            if (end < 0)
            {
                break;
            }

            Raw("\\n"u8);
            text = text[(end + 2)..];
        }

        Raw("\""u8);
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        Raw("\""u8);
        Body(text);
        Raw("\""u8);
    }

    private void Body(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            Escaped(text);
        }
        else
        {
            Escaped(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text)));
        }
    }

    private void Escaped(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var at = text.IndexOfAny(NeedsEscape);
            Raw(at < 0 ? text : text[..at]);
            if (at < 0)
            {
                return;
            }

            Escape(text[at]);
            text = text[(at + 1)..];
        }
    }

    private void Escape(byte b)
    {
        switch (b)
        {
            case (byte)'"':
                Raw("\\\""u8);
                break;
            case (byte)'\\':
                Raw("\\\\"u8);
                break;
            case (byte)'\n':
                Raw("\\n"u8);
                break;
            case (byte)'\r':
                Raw("\\r"u8);
                break;
            case (byte)'\t':
                Raw("\\t"u8);
                break;
            default:
                Raw("\\u00"u8);
                Raw([(byte)"0123456789abcdef"[b >> 4], (byte)"0123456789abcdef"[b & 15]]);
                break;
        }
    }

    private void Time(long unixNanoseconds, int digits)
    {
        var seconds = Math.DivRem(unixNanoseconds, 1_000_000_000, out var rest);
        if (rest < 0)
        {
            (seconds, rest) = (seconds - 1, rest + 1_000_000_000);
        }

        var moment = DateTime.UnixEpoch.AddSeconds(seconds);
        Span<byte> text = stackalloc byte[40];
        text[0] = (byte)'"';
        _ = moment.TryFormat(text[1..], out _, "yyyy-MM-ddTHH:mm:ss.", System.Globalization.CultureInfo.InvariantCulture);
        Span<byte> fraction = stackalloc byte[9];
        _ = Utf8Formatter.TryFormat(rest, fraction, out _, new StandardFormat('D', 9));
        var shown = Math.Max(digits, 3);
        fraction[..shown].CopyTo(text[21..]);
        text[21 + shown] = (byte)'Z';
        text[22 + shown] = (byte)'"';
        Raw(text[..(23 + shown)]);
    }

    private void Integer(long value)
    {
        var span = _line.GetSpan(24);
        _ = Utf8Formatter.TryFormat(value, span, out var written);
        _line.Advance(written);
    }

    private void Number(double value)
    {
        if (double.IsFinite(value))
        {
            var span = _line.GetSpan(40);
            _ = Utf8Formatter.TryFormat(value, span, out var written);
            _line.Advance(written);
        }
        else
        {
            Raw("null"u8);
        }
    }

    private void Raw(ReadOnlySpan<byte> bytes) => _line.Write(bytes);
}
