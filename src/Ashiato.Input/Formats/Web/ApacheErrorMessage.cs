using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>What stands behind the time of an Apache error line. Kinds after Apache's mod_auth_*, mod_authz_*, core, mod_cgi, mod_ssl.</summary>
internal static class ApacheErrorMessage
{
    private static readonly FieldName Module = FieldName.Get("apache.error.module");
    private static readonly FieldName Code = FieldName.Get("error.code");

    private static readonly PatternSet Patterns = new(
        new("apache.user_not_found", "user {user.name:greedy} not found: {url.path:rest}", Meaning.LoginFailed),
        new("apache.user_not_found", "user {user.name:greedy} not found", Meaning.LoginFailed),
        new("apache.password_mismatch", "user {user.name:greedy}: authentication failure for \"{url.path}\": {*}", Meaning.LoginFailed),
        new("apache.password_mismatch", "user {user.name:greedy}: password mismatch: {url.path:rest}", Meaning.LoginFailed),
        new("apache.authorization", "user {user.name:greedy}: authorization failure for \"{url.path}\": {*}", Meaning.LoginFailed),
        new("apache.authorization", "Authorization of user {user.name:greedy} to access {url.path} failed, reason: {*}", Meaning.LoginFailed),
        new("apache.authorization", "access to {url.path} failed, reason: {*}", Meaning.Failure),
        new("apache.digest", "user '{user.name:greedy}' in realm '{}' not found: {*}", Meaning.LoginFailed),
        new("apache.digest", "user `{user.name:greedy}' in realm `{}' ((not found|denied by provider)): {*}", Meaning.LoginFailed),
        new("apache.digest", "user {user.name:greedy}: ((invalid nonce|nonce expired|qop|uri mismatch|realm mismatch|one-time-nonce)){*}", Meaning.LoginFailed),
        new("apache.digest", "invalid ((qop|nonce)) `{}' received{*}", Meaning.LoginFailed),
        new("apache.digest", "((realm|uri)) mismatch - {*}", Meaning.LoginFailed),
        new("apache.digest", "client used wrong authentication scheme{*}", Meaning.LoginFailed),
        new("apache.digest", "Digest: unknown algorithm {*}", Meaning.LoginFailed),
        new("apache.digest", "unknown algorithm `{}' received{*}", Meaning.LoginFailed),
        new("apache.tls_name", "Hostname {url.domain:word} provided via SNI{*}", Meaning.Failure),
        new("apache.tls_name", "No hostname was provided via SNI for a name based virtual host", Meaning.Failure),
        new("apache.bad_request", "[[Client|client]] sent malformed Host header{*}", Meaning.Failure),
        new("apache.ldap", "auth_ldap authenticate: user {user.name:greedy} authentication failed; URI {url.path} {*}", Meaning.LoginFailed),
        new("apache.client_denied", "client denied by server configuration: {file.path:rest}", Meaning.Failure),
        new("apache.file_missing", "File does not exist: {file.path:rest}", Meaning.None),
        new("apache.script_missing", "script not found or unable to stat: {file.path:rest}", Meaning.None),
        new("apache.script_missing", "script '{file.path}' not found or unable to stat", Meaning.None),
        new("apache.directory_index", "Directory index forbidden by {}: {file.path:rest}", Meaning.Failure),
        new("apache.directory_index", "Cannot serve directory {file.path}: {*}", Meaning.Failure),
        new("apache.invalid_request", "Invalid ((URI|method)) in request {http.request.raw:rest}", Meaning.Failure),
        new("apache.request_failed", "request failed: {*}", Meaning.Failure),
        new("apache.symlink", "Symbolic link not allowed or link target not accessible: {file.path:rest}", Meaning.Failure),
        new("apache.shellshock", "{}: warning: {}: ignoring function definition attempt", Meaning.Alert),
        new("apache.shellshock", "{}: error importing function definition for {*}", Meaning.Alert));

    /// <summary>Reads the groups in brackets and the message behind them.</summary>
    /// <param name="level">The text of the first group: <c>error</c> or <c>core:error</c>.</param>
    /// <param name="cursor">Stands behind that group.</param>
    /// <param name="record">The record.</param>
    public static void Read(ReadOnlySpan<byte> level, TextCursor cursor, Record record)
    {
        var colon = level.IndexOf((byte)':');
        record.Set(Module, colon < 0 ? default : level[..colon]);
        record.Set(FieldNames.LogLevel, level[(colon + 1)..]);
        cursor.SkipBlanks();
        if (cursor.Rest.StartsWith("[pid "u8) && cursor.TryBracketed(out var ids))
        {
            var tid = ids.IndexOf(":tid "u8);
            _ = NumberText.Set(record, FieldNames.ProcessPid, tid < 0 ? ids[4..] : ids[4..tid]);
            _ = tid >= 0 && NumberText.Set(record, FieldNames.ProcessThreadId, ids[(tid + 5)..]);
            cursor.SkipBlanks();
        }

        // An errno text may stand before the client: "(13)Permission denied: [client …]".
        var message = cursor.Rest;
        var client = message.IndexOf("[client "u8);
        var hasError = client is > 0 and < 160 && cursor.Next == '(' && message[..client].EndsWith(": "u8);
        cursor.Skip(hasError ? client : 0);
        while ((cursor.Rest.StartsWith("[client "u8) || cursor.Rest.StartsWith("[remote "u8)) && cursor.TryBracketed(out var peer))
        {
            var isFirst = !record.Has(FieldNames.SourceIp) && !record.Has(FieldNames.SourceDomain);
            if (peer.Length > 8 && peer[7] == '[' && cursor.Rest.StartsWith(":"u8) && cursor.TryUntil("]"u8, out var port))
            {
                // Older 2.4: [client [2001:db8::1]:40100].
                if (isFirst)
                {
                    HostText.SetSource(record, peer[8..]);
                    _ = NumberText.Set(record, FieldNames.SourcePort, port[1..]);
                }
            }
            else if (isFirst)
            {
                SetClient(record, peer[7..], hasPort: colon >= 0);
            }

            cursor.SkipBlanks();
        }

        ReadText(hasError ? message : cursor.Rest, cursor.Rest, record);
    }

    /// <summary>Apache 2.4 writes IPv6 addresses without brackets in front of the port: <c>::1:37752</c>.</summary>
    private static void SetClient(Record record, ReadOnlySpan<byte> peer, bool hasPort)
    {
        var port = peer.LastIndexOf((byte)':');
        if (hasPort && port > 0 && HostText.IsV6(peer[..port]) && NumberText.Set(record, FieldNames.SourcePort, peer[(port + 1)..]))
        {
            peer = peer[..port];
        }

        WebFields.SetClient(record, peer);
    }

    private static void ReadText(ReadOnlySpan<byte> message, ReadOnlySpan<byte> text, Record record)
    {
        record.SetExact(FieldNames.Message, message);
        if (text.Length > 9 && text[0] == 'A' && text[1] == 'H' && text[7] == ':' && text[2..7].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            record.Set(Code, text[..7]);
            text = text[8..].TrimStart((byte)' ');
        }

        var referrer = text.LastIndexOf(", referer: "u8);
        if (referrer >= 0)
        {
            record.Set(FieldNames.HttpRequestReferrer, text[(referrer + 11)..]);
            text = text[..referrer];
        }

        if (ModSecurityText.Read(text, record))
        {
            return;
        }

        if (Patterns.TryRead(text, record))
        {
            ReadInvalid(record);
            return;
        }

        MessageHints.Read(text, record);
    }

    /// <summary>A request that Apache refused may still have the form of one.</summary>
    private static void ReadInvalid(Record record)
    {
        var request = record.Get(WebFields.RequestRaw).Trim((byte)' ');
        if (!request.IsEmpty && request.IndexOf(" HTTP/"u8) > 0)
        {
            record.Remove(WebFields.RequestRaw);
            WebFields.SetRequest(record, request);
        }
    }
}
