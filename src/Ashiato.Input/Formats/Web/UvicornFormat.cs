using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// The access log of uvicorn (AccessFormatter in its logging.py): <c>INFO:     CLIENT:PORT - "GET /path HTTP/1.1" 200 OK</c>
/// without a time, or the same behind gunicorn's header, <c>[STAMP] [PID] [INFO] </c>, and without the phrase. Of a request
/// for a WebSocket it is <c>"WebSocket /path" [accepted]</c> or 403. gunicorn's own access log is in the Combined Log Format.
/// </summary>
internal sealed class UvicornFormat : LineFormat
{
    private static readonly Constant Info = new("INFO");

    public override string Name => "uvicorn.access";

    public override Text Title => new("uvicorn's access log, also behind gunicorn's header", "uvicorn のアクセスログ（gunicorn 経由を含む）");

    public override string FirstBytes => "I[";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        ReadOnlySpan<byte> text;
        if (line.StartsWith("INFO: "u8))
        {
            text = line[6..];
        }
        else if (!TryHeader(line, record, context, out text))
        {
            return false;
        }

        record.Set(FieldNames.LogLevel, Info);
        return TryAccess(text.TrimStart((byte)' '), record);
    }

    private static bool TryHeader(ReadOnlySpan<byte> line, Record record, LineContext context, out ReadOnlySpan<byte> text)
    {
        text = default;
        var level = line[..Math.Min(line.Length, 60)].IndexOf("] [INFO] "u8);
        if (level < 0)
        {
            return false;
        }

        text = line[(level + 9)..];
        if (text.IndexOf(" - \""u8) is not (>= 0 and < 80) || !context.Stamps.TryIso(line[1..], out var stamp) || !line[(stamp.Length + 1)..].StartsWith("] ["u8)
            || level < stamp.Length + 4
            || !NumberText.Set(record, FieldNames.ProcessPid, line[(stamp.Length + 4)..level]))
        {
            return false;
        }

        stamp.GiveTo(record);
        return true;
    }

    private static bool TryAccess(ReadOnlySpan<byte> text, Record record)
    {
        var cursor = new TextCursor(text);
        var client = cursor.Next == '-' ? default : cursor.Token();
        cursor.SkipBlanks();

        // A stranger may write quotes into the query, but none come after the one that ends the request.
        if (!cursor.TryLiteral("- \""u8) || cursor.Rest.LastIndexOf("\" "u8) is not (> 0 and var end) || !TryStatus(cursor.Rest[(end + 2)..], record))
        {
            return false;
        }

        var request = cursor.Rest[..end];
        if (request.StartsWith("WebSocket "u8))
        {
            WebFields.SetUrl(record, request[10..]);
        }
        else if (request.LastIndexOf(" HTTP/"u8) > 0)
        {
            WebFields.SetRequest(record, request);
        }
        else
        {
            return false;
        }

        WebFields.SetCategory(record);
        return client.IsEmpty || TryClient(client, record);
    }

    private static bool TryStatus(ReadOnlySpan<byte> text, Record record)
    {
        text = text.TrimEnd(" \r"u8);
        if (text.SequenceEqual("[accepted]"u8))
        {
            record.Set(FieldNames.EventOutcome, Constant.Success);
            return true;
        }

        return text.Length >= 3 && char.IsAsciiDigit((char)text[0]) && (text.Length == 3 || text[3] == ' ') && WebFields.SetStatus(record, text[..3]);
    }

    /// <summary>An address of version 6 stands without brackets before its port. The port is 0 where a proxy named the client.</summary>
    private static bool TryClient(ReadOnlySpan<byte> client, Record record)
    {
        var colon = client.LastIndexOf((byte)':');
        if (colon <= 0 || !Utf8Parser.TryParse(client[(colon + 1)..], out int port, out var used) || used != client.Length - colon - 1 || port is < 0 or > 65535)
        {
            return false;
        }

        WebFields.SetClient(record, client[..colon]);
        if (port > 0)
        {
            record.Set(FieldNames.SourcePort, port);
        }

        return true;
    }
}
