using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Writes records as JSON, one object a line, with flat ECS names.</summary>
internal sealed class RecordJson(ByteOutput output)
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <summary>Writes one record.</summary>
    public void Write(Record record)
    {
        _buffer.Clear();
        using (var json = new Utf8JsonWriter(_buffer, WriterOptions))
        {
            json.WriteStartObject();
            if (record.HasTime)
            {
                json.WriteString("@timestamp", TimeOf(record));
            }

            json.WriteString("event.dataset", record.Dataset.Value);
            json.WriteString("log.file.path", record.Origin.Path);
            json.WriteNumber("log.offset", record.Offset);
            foreach (ref readonly var field in record.Fields)
            {
                if (field.Kind == FieldKind.Integer)
                {
                    json.WriteNumber(field.Name.Utf8, field.Integer);
                }
                else
                {
                    json.WriteString(field.Name.Utf8, Encoding.UTF8.GetString(record.TextOf(field)));
                }
            }

            json.WriteEndObject();
        }

        output.Write(_buffer.WrittenSpan);
        output.Write((byte)'\n');
    }

    /// <summary>RFC 3339 in UTC with as many digits as the file holds, at least three.</summary>
    private static string TimeOf(Record record)
    {
        var digits = Math.Clamp(record.FractionDigits, 3, 7);
        return record.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss." + new string('f', digits) + "'Z'", CultureInfo.InvariantCulture);
    }
}
