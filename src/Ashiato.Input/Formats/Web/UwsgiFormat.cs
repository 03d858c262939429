using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// uWSGI's request log: <c>[pid: N|app: N|req: N/N] client (user) {N vars in N bytes} [ctime] METHOD url =&gt; generated N bytes
/// in N msecs (HTTP/1.1 200) N headers …</c> (uwsgi logging.c).
/// </summary>
internal sealed class UwsgiFormat : LineFormat
{
    public override string Name => "uwsgi.access";

    public override Text Title => new("uWSGI request log", "uWSGI のリクエストログ");

    public override string FirstBytes => "[";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var cursor = new TextCursor(line);
        if (!cursor.TryLiteral("[pid: "u8) || !cursor.TryUntil("|"u8, out var pid) || !NumberText.Set(record, FieldNames.ProcessPid, pid)
            || !cursor.TryUntil("] "u8, out _))
        {
            return false;
        }

        WebFields.SetClient(record, cursor.Token());
        if (!cursor.TryLiteral(" ("u8) || !cursor.TryUntil(") {"u8, out var user) || !cursor.TryUntil("} ["u8, out _)
            || !context.Stamps.TryCtime(cursor.Rest, out var stamp) || !cursor.TryUntil("] "u8, out _))
        {
            return false;
        }

        stamp.GiveTo(record);
        WebFields.SetCategory(record);
        record.Set(FieldNames.UserName, user);
        if (!cursor.TryUntil(" => generated "u8, out var request))
        {
            return false;
        }

        WebFields.SetRequest(record, request);
        _ = NumberText.Set(record, FieldNames.HttpResponseBodyBytes, cursor.Token());
        if (cursor.TryUntil(" in "u8, out _))
        {
            var amount = cursor.Token();
            var unit = cursor.Token();
            _ = NumberText.SetDuration(record, FieldNames.EventDuration, amount, unit.SequenceEqual("micros"u8) ? 1_000 : unit.SequenceEqual("secs"u8) ? 1_000_000_000 : 1_000_000);
        }

        if (cursor.TryUntil("(HTTP/"u8, out _))
        {
            record.Set(FieldNames.HttpVersion, cursor.Token());
            cursor.SkipBlanks();
            _ = cursor.TryUntil(")"u8, out var status) && WebFields.SetStatus(record, status);
        }

        return true;
    }
}
