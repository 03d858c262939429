using Ashiato.Core;
using Ashiato.Input.Formats.Web;

namespace Ashiato.Input.Formats.Json;

/// <summary>Puts the scalars of a JSON object into a record as its dialect says.</summary>
internal static class JsonFields
{
    /// <summary>Names that only the program itself may set: a key of such a name gets <c>json.</c> in front.</summary>
    private static readonly Dictionary<FieldName, FieldName> Reserved = new[]
    {
        "event.original", "event.dataset", "event.code", "event.time_origin", "log.file.path", "log.offset", "log.repeat", "@timestamp",
    }.ToDictionary(FieldName.Get, n => FieldName.Get("json." + n));

    public static void Set(JsonFlattener json, ReadOnlySpan<byte> line, JsonDialect dialect, Record record, LineContext context)
    {
        foreach (ref readonly var entry in json.Entries)
        {
            var text = json.Text(in entry, line);
            var (role, field) = dialect.RoleOf(entry.Path);
            if (role == JsonRole.Field)
            {
                Keep(record, field ?? (Reserved.TryGetValue(entry.Path, out var own) ? own : entry.Path), in entry, text, field is not null);
            }
            else if (!TryRole(role, text, dialect, record, context))
            {
                Keep(record, Reserved.TryGetValue(entry.Path, out var own) ? own : entry.Path, in entry, text, isKnown: false);
            }
        }
    }

    private static void Keep(Record record, FieldName name, in JsonEntry entry, ReadOnlySpan<byte> text, bool isKnown)
    {
        if (entry.Kind == JsonKind.Number && System.Buffers.Text.Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length)
        {
            if (!entry.IsMember)
            {
                record.Set(name, number);
                return;
            }
        }

        if (!entry.IsMember)
        {
            record.Set(name, text);
        }
        else if (isKnown)
        {
            if (!record.Has(name))
            {
                record.Set(name, text);
            }
        }
        else if (record.FieldCount == 0 || !record.Has(name) || ReferenceEquals(record.Fields[^1].Name, name))
        {
            record.Add(name, text);
        }
    }

    private static bool TryRole(JsonRole role, ReadOnlySpan<byte> text, JsonDialect dialect, Record record, LineContext context)
    {
        switch (role)
        {
            case JsonRole.Message:
                return TryMessage(text, record);
            case JsonRole.Time:
                return (record.HasTime && !IsFiner(text, record)) || JsonTime.TrySet(record, text, context.Stamps);
            case JsonRole.Level:
                JsonLevels.Set(record, text, dialect.Levels);
                break;
            case JsonRole.Client:
                return SetClient(text, record);
            case JsonRole.TrueClient:
                if (!record.Is(FieldNames.SourceIp, text))
                {
                    record.Remove(FieldNames.SourceIp);
                    record.Remove(FieldNames.SourcePort);
                    return SetClient(text, record);
                }

                break;
            case JsonRole.Server:
                WebFields.SetServer(record, text);
                break;
            case JsonRole.Method:
                WebFields.SetMethod(record, text);
                break;
            case JsonRole.Url:
                WebFields.SetUrl(record, text);
                break;
            case JsonRole.Status:
                return WebFields.SetStatus(record, text);
            case JsonRole.Protocol:
                record.Set(FieldNames.HttpVersion, text.StartsWith("HTTP/"u8) ? text[5..] : text);
                break;
            case JsonRole.UrlHost:
                WebFields.SetHost(record, text);
                break;
            case JsonRole.RequestLine:
                WebFields.SetRequest(record, text);
                break;
            case JsonRole.Forwarded:
                WebFields.AddForwarded(record, text);
                break;
            case JsonRole.Transport:
                SetTransport(text, record);
                break;
            case JsonRole.Seconds or JsonRole.Milliseconds or JsonRole.Nanoseconds:
                return SetDuration(role, text, record);
            default:
                break;
        }

        return true;
    }

    private static bool TryMessage(ReadOnlySpan<byte> text, Record record)
    {
        if (record.Has(FieldNames.Message))
        {
            return false;
        }

        record.Set(FieldNames.Message, text);
        return true;
    }

    /// <summary>A second time with more digits is the better one.</summary>
    private static bool IsFiner(ReadOnlySpan<byte> text, Record record) => record.FractionDigits == 0 && text.IndexOf((byte)'.') > 0;

    private static bool SetClient(ReadOnlySpan<byte> text, Record record)
    {
        if (record.Has(FieldNames.SourceIp) || text.Length > 512)
        {
            return false;
        }

        // In a list the last member was added by the nearest proxy; those before it were sent by the client.
        var last = text[(text.LastIndexOf((byte)',') + 1)..].Trim((byte)' ');
        WebFields.SetClient(record, last);
        return true;
    }

    private static void SetTransport(ReadOnlySpan<byte> text, Record record)
    {
        Span<byte> lower = stackalloc byte[16];
        if (text.Length <= lower.Length && System.Text.Ascii.ToLower(text, lower, out var length) == System.Buffers.OperationStatus.Done)
        {
            record.Set(FieldNames.NetworkTransport, lower[..length]);
        }
    }

    private static bool SetDuration(JsonRole role, ReadOnlySpan<byte> text, Record record) => NumberText.SetDuration(record, FieldNames.EventDuration, text, role switch
    {
        JsonRole.Seconds => 1_000_000_000,
        JsonRole.Milliseconds => 1_000_000,
        _ => 1,
    });
}
