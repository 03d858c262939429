using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>lighttpd's messages, in its error log and behind syslog. Kinds after mod_auth.c, mod_access.c, request.c.</summary>
internal sealed class LighttpdFormat : ProgramFormat
{
    private static readonly FieldName Place = FieldName.Get("log.origin.file.name");

    private static readonly PatternSet Kinds = new(
        new("lighttpd.auth_password", "password doesn't match for {url.path} username: {user.name:greedy}, IP: {source:host}", Meaning.LoginFailed),
        new("lighttpd.auth_password", "password doesn't match for {url.path} username: {user.name:greedy} IP: {source:host}", Meaning.LoginFailed),
        new("lighttpd.auth_digest", "digest: auth failed for  {user.name:greedy} : wrong password, IP: {source:host}", Meaning.LoginFailed),
        new("lighttpd.auth_digest", "digest: auth failed for {user.name:greedy} : wrong password, IP: {source:host}", Meaning.LoginFailed),
        new("lighttpd.auth_digest", "digest: auth failed for {user.name:greedy}: wrong password, IP: {source:host}", Meaning.LoginFailed),
        new("lighttpd.auth_digest", "digest: auth failed: {}, IP: {source:host}", Meaning.LoginFailed),
        new("lighttpd.auth_unknown_user", "get_password failed[[,]] IP: {source:host}", Meaning.LoginFailed),
        new("lighttpd.auth_unknown_user", "get_password failed for {user.name:greedy}, IP: {source:host}", Meaning.LoginFailed),
        new("lighttpd.auth_ldap", "ldap: {*}", Meaning.Failure),
        new("lighttpd.started", "server started{*}"),
        new("lighttpd.stopped", "server stopped{*}"));

    public override string Name => "lighttpd.error";

    public override Text Title => new("lighttpd messages behind syslog", "syslog 経由の lighttpd のメッセージ");

    public override IReadOnlyList<string> Programs { get; } = ["lighttpd"];

    public override PatternSet Patterns => Kinds;

    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context) =>
        message.IndexOf(".c."u8) is > 0 and < 40 && Read(message, record);

    /// <summary>Reads <c>(mod_auth.c.525) message</c>; a message of no known kind is searched for what its words say.</summary>
    public static bool Read(ReadOnlySpan<byte> message, Record record)
    {
        var close = message.IndexOf(") "u8);
        if (close < 0)
        {
            return false;
        }

        record.Set(Place, message[..close].TrimStart((byte)'('));
        var text = message[(close + 2)..].TrimStart((byte)' ');
        if (!Kinds.TryRead(text, record))
        {
            MessageHints.Read(text, record);
        }

        return true;
    }
}
