using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Syslog;

/// <summary>
/// RFC 5424: <c>&lt;PRI&gt;1 STAMP HOST APP PROCID MSGID [SD] MSG</c>. Files often leave the priority and the version out
/// (rsyslog's RSYSLOG_SyslogProtocol23Format without its head); then structured data or three <c>-</c> must show the layout.
/// </summary>
internal sealed class Rfc5424Format : LineFormat
{
    private static readonly FieldName MessageId = FieldName.Get("log.syslog.msgid");
    private static readonly FieldName StructuredData = FieldName.Get("log.syslog.structured_data");

    public override string Name => "syslog.rfc5424";

    public override Text Title => new("syslog (RFC 5424)", "syslog（RFC 5424）");

    public override string FirstBytes => "<12";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var rest = line;
        var hasPriority = SyslogPriority.Take(ref rest, record);
        var hasVersion = hasPriority && rest.StartsWith("1 "u8);
        if (hasVersion)
        {
            rest = rest[2..];
        }

        if (rest.Length < 11 || (line[0] == '<' && !hasVersion) || !TryStamp(ref rest, record, context, hasVersion))
        {
            return false;
        }

        var host = Word(ref rest);
        var app = Word(ref rest);
        var process = Word(ref rest);
        var id = Word(ref rest);
        if (id.IsEmpty || host.Length > 255 || app.Length > 48 || process.Length > 128 || id.Length > 32)
        {
            return false;
        }

        var dataLength = DataLength(rest);
        if (dataLength == 0 || (!hasVersion && !IsStrict(process, id, rest[..dataLength])))
        {
            return false;
        }

        record.Set(FieldNames.HostName, host);
        record.Set(FieldNames.ProcessName, app);
        SetProcess(record, process);
        record.Set(MessageId, id);
        record.Set(StructuredData, rest[..dataLength]);
        var message = rest[dataLength..];
        message = message.IsEmpty || message[0] != ' ' ? message : message[1..];
        message = message.StartsWith("\uFEFF"u8) ? message[3..] : message;
        record.SetExact(FieldNames.Message, message);
        context.Messages.Read(app, message.TrimStart((byte)' '), record, context);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => line[0] == '<' ? Joins.No : Joins.Maybe;

    private static bool TryStamp(ref ReadOnlySpan<byte> rest, Record record, LineContext context, bool mayBeNil)
    {
        if (mayBeNil && rest.StartsWith("- "u8))
        {
            rest = rest[2..];
            return true;
        }

        if (rest.Length < 20 || rest[10] != 'T' || !context.Stamps.TryIso(rest, out var stamp) || stamp.Length >= rest.Length || rest[stamp.Length] != ' ')
        {
            return false;
        }

        stamp.GiveTo(record);
        rest = rest[(stamp.Length + 1)..];
        return true;
    }

    /// <summary>Without a priority: a process id, and structured data with an id, or three signs for no value.</summary>
    private static bool IsStrict(ReadOnlySpan<byte> process, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        var isNumber = process.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        return (isNumber || process.SequenceEqual("-"u8)) && (data[0] == '[' || id.SequenceEqual("-"u8));
    }

    private static void SetProcess(Record record, ReadOnlySpan<byte> process)
    {
        if (Utf8Parser.TryParse(process, out long pid, out var used) && used == process.Length)
        {
            record.Set(FieldNames.ProcessPid, pid);
        }
    }

    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)' ');
        if (end <= 0)
        {
            return default;
        }

        var word = rest[..end];
        rest = rest[(end + 1)..];
        return word;
    }

    /// <summary>Length of <c>-</c> or of <c>[id name="value"]…</c> (section 6.3), 0 when it is malformed. Values escape <c>" \ ]</c>.</summary>
    private static int DataLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || (text[0] == '-' && (text.Length == 1 || text[1] == ' ')))
        {
            return text.Length == 0 ? 0 : 1;
        }

        var at = 0;
        while (at < text.Length && text[at] == '[')
        {
            var close = ElementEnd(text[at..]);
            if (close < 0)
            {
                return 0;
            }

            at += close + 1;
        }

        return at > 0 && (at == text.Length || text[at] == ' ') ? at : 0;
    }

    private static int ElementEnd(ReadOnlySpan<byte> text)
    {
        var isQuoted = false;
        for (var at = 1; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'\\' when isQuoted:
                    at++;
                    break;
                case (byte)'"':
                    isQuoted = !isQuoted;
                    break;
                case (byte)']' when !isQuoted:
                    return at;
            }
        }

        return -1;
    }
}
