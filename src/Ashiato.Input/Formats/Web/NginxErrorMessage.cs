using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// The message of an nginx error with what nginx puts behind it (ngx_http_log_error_handler): client, server, request,
/// upstream, host, referrer, none of them escaped. A user name in front or a referrer behind can imitate these fields; the
/// first place from which the rest of the line has their exact form is taken.
/// </summary>
internal static class NginxErrorMessage
{
    private static readonly PatternSet Patterns = new(
        new("nginx.auth_unknown_user", "user \"{user.name:greedy}\" was not found in \"{file.path}\"", Meaning.LoginFailed),
        new("nginx.auth_password", "user \"{user.name:greedy}\": password mismatch", Meaning.LoginFailed),
        new("nginx.auth_missing", "no user/password was provided for basic authentication", Meaning.Failure),
        new("nginx.auth_pam", "PAM: user '{user.name:greedy}' - not authenticated: {*}", Meaning.LoginFailed),
        new("nginx.forbidden_by_rule", "access forbidden by rule", Meaning.Failure),
        new("nginx.directory_index", "directory index of \"{file.path}\" is forbidden", Meaning.Failure),
        new("nginx.permission", "open() \"{file.path}\" failed (13: {*}", Meaning.Failure),
        new("nginx.not_found", "open() \"{file.path}\" failed (2: {*}", Meaning.Failure),
        new("nginx.not_found", "\"{file.path}\" is not found (2: {*}", Meaning.Failure),
        new("nginx.open_failed", "open() \"{file.path}\" failed ({*}", Meaning.Failure),
        new("nginx.rate_limited", "limiting requests, excess: {} by zone \"{}\"", Meaning.Failure),
        new("nginx.connection_limited", "limiting connections by zone \"{}\"", Meaning.Failure),
        new("nginx.modsecurity", "[client {source:host}] ModSecurity: {*}", Meaning.Failure),
        new("nginx.modsecurity", "ModSecurity: {*}", Meaning.Failure),
        new("nginx.php", "FastCGI sent in stderr: {*}", Meaning.None),
        new("nginx.upstream", "upstream {*}", Meaning.Failure),
        new("nginx.upstream", "connect() {*}", Meaning.Failure),
        new("nginx.tls_handshake", "SSL_do_handshake() failed {*}", Meaning.Failure),
        new("nginx.body_too_large", "client intended to send too large body: {} bytes", Meaning.Failure),
        new("nginx.bad_request", "client sent {*}", Meaning.Failure));

    public static void Read(ReadOnlySpan<byte> message, Record record)
    {
        record.SetExact(FieldNames.Message, message);
        var at = TailAt(message);
        if (at < 0)
        {
            Kind(message, record);
            return;
        }

        Kind(message[..at], record);
        var rest = message[(at + 2)..];
        var end = NextKey(rest);
        WebFields.SetClient(record, rest["client: ".Length..end].Trim((byte)' '));
        ReadTail(rest[end..], record);
    }

    private static void Kind(ReadOnlySpan<byte> message, Record record)
    {
        if (Patterns.TryRead(message, record))
        {
            ModSecurityText.Read(message, record);
            return;
        }

        MessageHints.Read(message, record);
    }

    /// <summary>Where the fields begin, or -1.</summary>
    private static int TailAt(ReadOnlySpan<byte> message)
    {
        int first = -1, last = -1;
        var from = 0;
        for (var tries = 0; tries < 64; tries++)
        {
            var at = message[from..].IndexOf(", client: "u8);
            if (at < 0)
            {
                break;
            }

            at += from;
            if (IsTail(message[(at + 2)..]))
            {
                return at;
            }

            first = first < 0 ? at : first;
            last = at;
            from = at + 10;
        }

        return message.StartsWith("user \""u8) ? last : first;
    }

    /// <summary>Has the rest of the line the exact form of the fields, no quote inside a quoted one?</summary>
    private static bool IsTail(ReadOnlySpan<byte> text)
    {
        var end = NextKey(text);
        text = text[end..];
        while (!text.IsEmpty)
        {
            var colon = text.IndexOf(": "u8);
            if (!text.StartsWith(", "u8) || colon is < 3 or > 20 || text[2..colon].IndexOfAnyExceptInRange((byte)'a', (byte)'z') >= 0)
            {
                return false;
            }

            text = text[(colon + 2)..];
            if (text is [(byte)'"', ..])
            {
                var close = text[1..].IndexOf((byte)'"');
                text = close < 0 ? default : text[(close + 2)..];
            }
            else
            {
                text = text[NextKey(text)..];
            }
        }

        return true;
    }

    private static int NextKey(ReadOnlySpan<byte> text)
    {
        var comma = text.IndexOf(", "u8);
        return comma < 0 ? text.Length : comma;
    }

    private static void ReadTail(ReadOnlySpan<byte> text, Record record)
    {
        while (text.StartsWith(", "u8))
        {
            var colon = text.IndexOf(": "u8);
            if (colon < 0)
            {
                return;
            }

            var key = text[2..colon];
            text = text[(colon + 2)..];
            ReadOnlySpan<byte> value;
            if (text is [(byte)'"', ..])
            {
                var close = ClosingQuote(text);
                value = text[1..close];
                text = text[Math.Min(text.Length, close + 1)..];
            }
            else
            {
                value = text[..NextKey(text)];
                text = text[value.Length..];
            }

            Set(key, value, record);
        }
    }

    /// <summary>The quote that ends the value: the first with another field or the end of the line behind it.</summary>
    private static int ClosingQuote(ReadOnlySpan<byte> text)
    {
        for (var from = 1; ;)
        {
            var at = text[from..].IndexOf((byte)'"');
            if (at < 0)
            {
                return text.Length;
            }

            at += from;
            if (at + 1 == text.Length || text[(at + 1)..].StartsWith(", "u8))
            {
                return at;
            }

            from = at + 1;
        }
    }

    private static void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        if (key.SequenceEqual("request"u8))
        {
            WebFields.SetRequest(record, value);
        }
        else if (key.SequenceEqual("host"u8))
        {
            WebFields.SetHost(record, value);
        }
        else if (key.SequenceEqual("referrer"u8))
        {
            record.Set(FieldNames.HttpRequestReferrer, value);
        }
        else if (key.SequenceEqual("server"u8) && value is not [(byte)'_'])
        {
            record.Set(FieldNames.DestinationDomain, value);
        }
        else if (key.SequenceEqual("upstream"u8))
        {
            record.Remove(FieldNames.DestinationDomain);
            var scheme = value.IndexOf("://"u8);
            var peer = scheme < 0 ? value : value[(scheme + 3)..];
            var slash = peer.IndexOf((byte)'/');
            WebFields.SetServer(record, slash < 0 ? peer : peer[..slash]);
        }
    }
}
