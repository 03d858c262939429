using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>A line of a known format that stands inside the message of another: an access log sent through syslog, JSON in a container's log.</summary>
internal static class WrappedLine
{
    /// <summary>Could the message be such a line? A quick look at its beginning.</summary>
    public static bool IsCandidate(ReadOnlySpan<byte> message) => message.Length > 16 && (message[0] switch
    {
        (byte)'{' or (byte)'[' => true,
        (byte)'t' => message.StartsWith("type="u8),
        (byte)'n' => message.StartsWith("node="u8),
        (byte)'d' => message.StartsWith("date="u8),
        _ => char.IsAsciiDigit((char)message[0]) || (message.IndexOf(" - "u8) is >= 0 and < 80 && message.IndexOf(":"u8) > 0),
    } || message.IndexOf(" ["u8) is >= 0 and < 120);

    /// <summary>Reads the message as a line. Keeps the outer time and the outer fields that the inner line does not set.</summary>
    public static bool TryRead(FormatSelector formats, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        var origin = record.TimeOrigin;
        var inner = context.Inner();
        inner.ResetTo(record);
        var format = formats.Read(message, inner, context, strictOnly: false);
        if (format is null)
        {
            return false;
        }

        foreach (ref readonly var field in inner.Fields)
        {
            if (ReferenceEquals(field.Name, FieldNames.Message) && record.Has(FieldNames.Message))
            {
                continue;
            }

            Copy(inner, in field, record);
        }

        // Detectors go by the kind itself, not by its text.
        if (inner.Code is { } code)
        {
            record.Set(FieldNames.EventCode, code);
        }

        // A stamp and words are no format of their own: the outer one keeps its name.
        record.Dataset = format is Generic.GenericStampedFormat ? record.Dataset : inner.Dataset;
        if (origin == TimeOrigin.None && inner.HasTime)
        {
            record.SetTime(inner.UnixNanoseconds, inner.FractionDigits, inner.TimeOrigin);
        }

        return true;
    }

    private static void Copy(Record from, in Field field, Record to)
    {
        switch (field.Kind)
        {
            case FieldKind.Integer:
                to.Set(field.Name, field.Integer);
                break;
            case FieldKind.Number:
                to.Set(field.Name, field.Number);
                break;
            case FieldKind.ListMember:
                to.Add(field.Name, from.TextOf(in field));
                break;
            default:
                to.SetExact(field.Name, from.TextOf(in field));
                break;
        }
    }
}
