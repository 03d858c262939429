using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>nginx' error log: <c>YYYY/MM/DD hh:mm:ss [level] pid#tid: *cid message, client: …, server: …, request: "…"</c> (ngx_log.c, ngx_http_request.c).</summary>
internal sealed class NginxErrorFormat : LineFormat
{
    private static readonly FieldName ConnectionId = FieldName.Get("nginx.error.connection_id");

    public override string Name => "nginx.error";

    public override Text Title => new("nginx error log", "nginx のエラーログ");

    public override string FirstBytes => "0123456789";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 25 || line[4] != '/' || !context.Stamps.TryIso(line, out var stamp) || stamp.Length + 2 >= line.Length)
        {
            return false;
        }

        var cursor = new TextCursor(line[stamp.Length..]);
        if (!cursor.TryLiteral(" ["u8) || !cursor.TryUntil("] "u8, out var level) || level.Length > 8)
        {
            return false;
        }

        var ids = cursor.Token();
        var hash = ids.IndexOf((byte)'#');
        if (hash <= 0 || ids[^1] != ':' || !NumberText.Set(record, FieldNames.ProcessPid, ids[..hash])
            || !NumberText.Set(record, FieldNames.ProcessThreadId, ids[(hash + 1)..^1]))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.LogLevel, level);
        cursor.SkipBlanks();
        if (cursor.Next == '*')
        {
            _ = NumberText.Set(record, ConnectionId, cursor.Token()[1..]);
            cursor.SkipBlanks();
        }

        NginxErrorMessage.Read(cursor.Rest, record);
        return true;
    }
}
