using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// Access logs that begin with the bracketed time: Apache's <c>ssl_request_log</c> (<c>%t %h %{SSL_PROTOCOL}x
/// %{SSL_CIPHER}x "%r" %b</c>), Confluence and Jira (time, user, thread, client, request, status, ms, bytes, referrer,
/// agent), nginx-proxy-manager, and Envoy's default text.
/// </summary>
internal sealed class TimeFirstAccessFormat : LineFormat
{
    private static readonly FieldName SslProtocol = FieldName.Get("apache.access.ssl.protocol");
    private static readonly FieldName SslCipher = FieldName.Get("apache.access.ssl.cipher");
    private static readonly FieldName ResponseFlags = FieldName.Get("envoy.response_flags");
    private static readonly FieldName RequestId = FieldName.Get("http.request.id");
    private static readonly Constant ApacheAccess = new("apache.access");
    private static readonly Constant Tomcat = new("tomcat.access");
    private static readonly Constant Nginx = new("nginx.access");
    private static readonly Constant Envoy = new("envoy.access");

    public override string Name => "access.time_first";

    public override Text Title => new(
        "access logs that begin with the time (Apache ssl_request_log, Confluence, Jira, nginx-proxy-manager, Envoy)",
        "時刻で始まるアクセスログ（Apache ssl_request_log、Confluence、Jira、nginx-proxy-manager、Envoy）");

    public override string FirstBytes => "[";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 40 || !char.IsAsciiDigit((char)line[1]))
        {
            return false;
        }

        var isClf = context.Stamps.TryClf(line[1..], out var stamp);
        if ((!isClf && !context.Stamps.TryIso(line[1..], out stamp)) || stamp.Length + 3 >= line.Length
            || !line[(stamp.Length + 1)..].StartsWith("] "u8))
        {
            return false;
        }

        stamp.GiveTo(record);
        WebFields.SetCategory(record);
        var cursor = new TextCursor(line[(stamp.Length + 3)..]);
        if (!isClf)
        {
            return TryEnvoy(cursor, record);
        }

        return TrySsl(cursor, record) || TryProxyManager(cursor, record) || TryThread(cursor, record);
    }

    private static bool TrySsl(TextCursor cursor, Record record)
    {
        var client = cursor.Token();
        var protocol = cursor.Token();
        var cipher = cursor.Token();
        if (!HostText.IsAddress(client) && HostText.RunLength(client) != client.Length)
        {
            return false;
        }

        if (!cursor.TryQuoted(out var request) || cipher.IsEmpty || (!protocol.StartsWith("TLS"u8) && !protocol.StartsWith("SSL"u8) && protocol is not [(byte)'-']))
        {
            return false;
        }

        WebFields.SetClient(record, client);
        record.Set(SslProtocol, protocol);
        record.Set(SslCipher, cipher);
        record.Set(FieldNames.TlsVersion, protocol);
        record.Set(FieldNames.TlsCipher, cipher);
        WebFields.SetRequest(record, request);
        _ = NumberText.Set(record, FieldNames.HttpResponseBodyBytes, cursor.Token());
        record.Dataset = ApacheAccess;
        return true;
    }

    /// <summary><c>- 404 404 - GET http host "/path" [Client 192.0.2.1] [Length 192] [Gzip 3.10] [Sent-to host] "agent" "referrer"</c>.</summary>
    private static bool TryProxyManager(TextCursor cursor, Record record)
    {
        if (cursor.Rest.IndexOf(" [Client "u8) < 0)
        {
            return false;
        }

        // Perhaps the cache's word and the upstream's status come first; "-" stands between the status and the method.
        ReadOnlySpan<byte> status = default;
        var word = cursor.Token();
        for (var words = 0; words < 6; words++)
        {
            var isDash = word is [(byte)'-'];
            status = word.Length == 3 && char.IsAsciiDigit((char)word[0]) ? word : status;
            word = cursor.Token();
            if (isDash && WebFields.IsMethod(word))
            {
                break;
            }
        }

        var scheme = cursor.Token();
        var host = cursor.Token();
        if (!WebFields.IsMethod(word) || !cursor.TryQuoted(out var url) || !cursor.TryBracketed(out var client) || !client.StartsWith("Client "u8))
        {
            return false;
        }

        _ = WebFields.SetStatus(record, status);
        record.Set(FieldNames.HttpRequestMethod, word);
        WebFields.SetUrl(record, url);
        record.Set(WebFields.UrlScheme, scheme);
        WebFields.SetHost(record, host);
        WebFields.SetClient(record, client[7..]);
        while (cursor.TryBracketed(out var pair))
        {
            if (pair.StartsWith("Length "u8))
            {
                _ = NumberText.Set(record, FieldNames.HttpResponseBodyBytes, pair[7..]);
            }
            else if (pair.StartsWith("Sent-to "u8))
            {
                WebFields.SetServer(record, pair[8..]);
            }
        }

        record.Set(FieldNames.UserAgentOriginal, cursor.Field());
        record.Set(FieldNames.HttpRequestReferrer, cursor.Field());
        record.Dataset = Nginx;
        return true;
    }

    /// <summary><c>user http-nio-8080-exec-6 192.0.2.1 GET /index HTTP/1.1 200 1020ms 7881 http://referrer/ Mozilla/5.0 (…)</c>.</summary>
    private static bool TryThread(TextCursor cursor, Record record)
    {
        var user = cursor.Token();
        var thread = cursor.Token();
        var client = cursor.Token();
        var method = cursor.Token();
        if (client.IsEmpty || HostText.RunLength(client) != client.Length || !WebFields.IsMethod(method) || !cursor.TryUntil(" HTTP/"u8, out var url))
        {
            return false;
        }

        record.Set(FieldNames.UserName, user);
        record.Set(FieldNames.ProcessThreadName, thread);
        WebFields.SetClient(record, client);
        record.Set(FieldNames.HttpRequestMethod, method);
        WebFields.SetUrl(record, url.TrimStart((byte)' '));
        record.Set(FieldNames.HttpVersion, cursor.Token());
        if (!WebFields.SetStatus(record, cursor.Token()))
        {
            return false;
        }

        var duration = cursor.Token();
        _ = NumberText.SetDuration(record, FieldNames.EventDuration, duration.EndsWith("ms"u8) ? duration[..^2] : duration, 1_000_000);
        _ = NumberText.Set(record, FieldNames.HttpResponseBodyBytes, cursor.Token());
        record.Set(FieldNames.HttpRequestReferrer, cursor.Token());
        record.Set(FieldNames.UserAgentOriginal, cursor.Rest.Trim((byte)' '));
        record.Dataset = Tomcat;
        return true;
    }

    /// <summary>Envoy's default: request, status, flags, bytes in and out, ms, upstream ms, forwarded for, agent, request id, authority, upstream.</summary>
    private static bool TryEnvoy(TextCursor cursor, Record record)
    {
        if (!cursor.TryQuoted(out var request) || !WebFields.SetStatus(record, cursor.Token()))
        {
            return false;
        }

        WebFields.SetRequest(record, request);
        record.Set(ResponseFlags, cursor.Token());
        cursor.SkipBlanks();

        // Istio puts details and the failure reason, quoted or "-", between flags and bytes.
        for (var i = 0; i < 3 && !char.IsAsciiDigit((char)cursor.Next) && !cursor.IsAtEnd; i++)
        {
            _ = cursor.Field();
            cursor.SkipBlanks();
        }

        _ = NumberText.Set(record, WebFields.RequestBytes, cursor.Token());
        _ = NumberText.Set(record, FieldNames.HttpResponseBodyBytes, cursor.Token());
        _ = NumberText.SetDuration(record, FieldNames.EventDuration, cursor.Token(), 1_000_000);
        _ = cursor.Token();
        if (!cursor.TryQuoted(out var forwarded))
        {
            return false;
        }

        WebFields.SetClients(record, forwarded);
        record.Set(FieldNames.UserAgentOriginal, cursor.Field());
        record.Set(RequestId, cursor.Field());
        WebFields.SetHost(record, cursor.Field());
        var upstream = cursor.Field();
        WebFields.SetServer(record, upstream.StartsWith("tcp://"u8) ? upstream[6..] : upstream);
        record.Dataset = Envoy;
        return true;
    }
}
