using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// HAProxy's lines (Configuration Manual, section 8.2): HTTP format, TCP format, error format and default format. The
/// accept date inside is finer than the syslog header's and becomes the record's time.
/// </summary>
internal static class HaproxyMessage
{
    private static readonly FieldName Frontend = FieldName.Get("haproxy.frontend_name");
    private static readonly FieldName Backend = FieldName.Get("haproxy.backend_name");
    private static readonly FieldName Server = FieldName.Get("haproxy.server_name");
    private static readonly FieldName Termination = FieldName.Get("haproxy.termination_state");
    private static readonly FieldName BytesRead = FieldName.Get("haproxy.bytes_read");
    private static readonly FieldName[] Connections =
        [.. new[] { "active", "frontend", "backend", "server", "retries" }.Select(n => FieldName.Get("haproxy.connections." + n))];

    private static readonly FieldName BackendQueue = FieldName.Get("haproxy.backend_queue");
    private static readonly FieldName ServerQueue = FieldName.Get("haproxy.server_queue");

    /// <summary>Reads <c>client:port [date] frontend …</c>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, Record record, StampReader stamps)
    {
        var cursor = new TextCursor(message);
        var client = cursor.Token();
        if (client.LastIndexOf((byte)':') <= 0 || HostText.RunLength(client) != client.Length || !cursor.TryLiteral(" ["u8)
            || !stamps.TryClf(cursor.Rest, out var stamp) || !cursor.TryUntil("] "u8, out var date) || date.Length != stamp.Length)
        {
            return false;
        }

        var isClient = TrySetClient(record, client);
        if (!isClient)
        {
            return false;
        }

        stamp.GiveTo(record);
        return TryError(cursor, record) || TryTraffic(cursor, record);
    }

    private static bool TrySetClient(Record record, ReadOnlySpan<byte> client)
    {
        var colon = client.LastIndexOf((byte)':');
        if (!NumberText.Set(record, FieldNames.SourcePort, client[(colon + 1)..]))
        {
            return false;
        }

        HostText.SetSource(record, client[..colon]);
        return true;
    }

    /// <summary><c>frontend/bind: SSL handshake failure</c>.</summary>
    private static bool TryError(TextCursor cursor, Record record)
    {
        var place = cursor.Token();
        if (place is not [.., (byte)':'])
        {
            return false;
        }

        var slash = place.IndexOf((byte)'/');
        record.Set(Frontend, slash < 0 ? place[..^1] : place[..slash]);
        record.Set(FieldNames.EventOutcome, Constant.Failure);
        return true;
    }

    private static bool TryTraffic(TextCursor cursor, Record record)
    {
        record.Set(Frontend, cursor.Token());
        var backend = cursor.Token();
        var slash = backend.IndexOf((byte)'/');
        var timers = cursor.Token();
        if (slash < 0 || timers.IndexOf((byte)'/') < 0)
        {
            return false;
        }

        record.Set(Backend, backend[..slash]);
        SetServer(record, backend[(slash + 1)..]);
        var total = timers[(timers.LastIndexOf((byte)'/') + 1)..].TrimStart((byte)'+');
        _ = NumberText.SetDuration(record, FieldNames.EventDuration, total, 1_000_000);
        var isHttp = Count(timers) >= 4;
        if (isHttp && !WebFields.SetStatus(record, cursor.Token()))
        {
            return false;
        }

        var bytes = cursor.Token().TrimStart((byte)'+');
        if (!NumberText.Set(record, isHttp ? FieldNames.HttpResponseBytes : BytesRead, bytes))
        {
            return false;
        }

        _ = isHttp && NumberText.Set(record, FieldNames.HttpResponseBodyBytes, bytes) && NumberText.Set(record, BytesRead, bytes);
        if (isHttp)
        {
            WebFields.SetCategory(record);
            _ = cursor.Token();
            _ = cursor.Token();
        }

        record.SetExact(Termination, cursor.Token());
        ReadCounters(cursor.Token(), Connections, record);
        ReadCounters(cursor.Token(), [ServerQueue, BackendQueue], record);
        if (isHttp)
        {
            ReadRequest(cursor, record);
        }

        return true;
    }

    private static void SetServer(Record record, ReadOnlySpan<byte> server) =>
        record.Set(Server, server.SequenceEqual("<NOSRV>"u8) ? default : server);

    /// <summary>Captured headers in braces may hold anything; the request is the last quoted text.</summary>
    private static void ReadRequest(TextCursor cursor, Record record)
    {
        var rest = cursor.Rest;
        var open = rest.IndexOf("} \""u8) is >= 0 and var brace ? brace + 2 : rest.IndexOf((byte)'"');
        if (open < 0)
        {
            return;
        }

        var request = rest[(open + 1)..];
        var close = request.LastIndexOf((byte)'"');
        request = close < 0 ? request : request[..close];
        if (!request.SequenceEqual("<BADREQ>"u8))
        {
            WebFields.SetRequest(record, request);
        }
    }

    private static void ReadCounters(ReadOnlySpan<byte> text, FieldName[] names, Record record)
    {
        foreach (var name in names)
        {
            var slash = text.IndexOf((byte)'/');
            _ = NumberText.Set(record, name, (slash < 0 ? text : text[..slash]).TrimStart((byte)'+'));
            text = slash < 0 ? default : text[(slash + 1)..];
        }
    }

    private static int Count(ReadOnlySpan<byte> timers) => timers.Count((byte)'/');
}
