using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>LiteSpeed's error log: <c>YYYY-MM-DD hh:mm:ss.ffffff [LEVEL] [pid] [client:port-conn#vhost] message</c>.</summary>
internal sealed class LitespeedErrorFormat : LineFormat
{
    private static readonly PatternSet Patterns = new(
        new("litespeed.admin_login_failed", "[STDERR] [WebAdmin Console] Failed Login Attempt - username:{user.name} ip:{} url:{*}", Meaning.LoginFailed),
        new("litespeed.auth_failed", "User '{user.name:greedy}' failed to authenticate.", Meaning.LoginFailed));

    public override string Name => "litespeed.error";

    public override Text Title => new("LiteSpeed error log", "LiteSpeed のエラーログ");

    public override string FirstBytes => "0123456789";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 40 || line[4] != '-' || !context.Stamps.TryIso(line, out var stamp) || stamp.Length == line.Length)
        {
            return false;
        }

        var cursor = new TextCursor(line[stamp.Length..]);
        if (!cursor.TryBracketed(out var level) || !cursor.TryBracketed(out var pid) || level.Length is 0 or > 10
            || !NumberText.Set(record, FieldNames.ProcessPid, pid))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.LogLevel, level);
        cursor.SkipBlanks();
        var hash = cursor.Rest.IndexOf((byte)'#');
        if (cursor.Next == '[' && hash > 0 && cursor.Rest[..hash].IndexOf((byte)']') < 0 && cursor.TryBracketed(out var peer))
        {
            var dash = peer.LastIndexOf((byte)'#') is > 0 and var mark ? peer[..mark] : peer;
            var connection = dash.IndexOf((byte)'-');
            connection = connection < 0 ? dash.LastIndexOf((byte)':') : dash[..connection].IndexOf((byte)':') < 0 ? dash.Length : connection;
            var address = connection < 0 ? dash : dash[..connection];
            var extra = address.LastIndexOf(":HTTP"u8);
            WebFields.SetClient(record, extra > 0 ? address[..extra] : address);
            cursor.SkipBlanks();
        }

        record.SetExact(FieldNames.Message, cursor.Rest);
        if (!Patterns.TryRead(cursor.Rest, record))
        {
            MessageHints.Read(cursor.Rest, record);
        }

        return true;
    }
}
