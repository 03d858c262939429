using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>The fields that every access log has, set in one way (ECS http, url, user_agent).</summary>
internal static class WebFields
{
    /// <summary>The first line of a request that is no HTTP request (a TLS greeting, scanner garbage).</summary>
    public static readonly FieldName RequestRaw = FieldName.Get("http.request.raw");

    /// <summary>The addresses of <c>X-Forwarded-For</c>; written by the client, so never taken for the client itself.</summary>
    public static readonly FieldName ForwardedIp = FieldName.Get("network.forwarded_ip");

    public static readonly FieldName UrlPort = FieldName.Get("url.port");
    public static readonly FieldName UrlScheme = FieldName.Get("url.scheme");
    public static readonly FieldName RequestBytes = FieldName.Get("http.request.bytes");

    private static readonly Constant Web = new("web");
    private static readonly Constant Request = new("http.request");

    /// <summary>Sets the category of access logs.</summary>
    public static void SetCategory(Record record)
    {
        record.Set(FieldNames.EventCategory, Web);
        record.Set(FieldNames.EventCode, Request);
    }

    /// <summary>Sets a status code and the outcome it means: failure from 400 on.</summary>
    /// <returns>False when the text is neither a status nor <c>-</c>.</returns>
    public static bool SetStatus(Record record, ReadOnlySpan<byte> text)
    {
        if (text.Length != 3 || !char.IsAsciiDigit((char)text[0]) || !char.IsAsciiDigit((char)text[1]) || !char.IsAsciiDigit((char)text[2]))
        {
            return text is [(byte)'-'] or [(byte)'-', (byte)'1'] or [(byte)'0'];
        }

        var status = ((text[0] - '0') * 100) + ((text[1] - '0') * 10) + (text[2] - '0');
        if (status > 0)
        {
            record.Set(FieldNames.HttpResponseStatusCode, (long)status);
            record.Set(FieldNames.EventOutcome, status >= 400 ? Constant.Failure : Constant.Success);
        }

        return true;
    }

    /// <summary>Sets method, URL and version from a request line (RFC 9112 section 3); what is none is kept whole.</summary>
    public static void SetRequest(Record record, ReadOnlySpan<byte> request)
    {
        var blank = request.IndexOf((byte)' ');
        if (blank <= 0 || !IsMethod(request[..blank]))
        {
            record.Set(RequestRaw, request);
            return;
        }

        var url = request[(blank + 1)..];
        var protocol = url.Length > 9 && url[^9..].StartsWith(" HTTP/"u8) ? url.Length - 9 : url.LastIndexOf(" HTTP/"u8);
        protocol = protocol < 0 ? url.LastIndexOf(" http/"u8) : protocol;
        if (protocol >= 0 && url.Length - protocol <= 12)
        {
            record.Set(FieldNames.HttpVersion, url[(protocol + 6)..]);
            url = url[..protocol];
        }

        record.Set(FieldNames.HttpRequestMethod, request[..blank]);
        SetUrl(record, url);
    }

    /// <summary>Sets a method when the text can be one.</summary>
    public static void SetMethod(Record record, ReadOnlySpan<byte> method)
    {
        if (IsMethod(method))
        {
            record.Set(FieldNames.HttpRequestMethod, method);
        }
    }

    /// <summary>Sets the URL as written, its path, its query and, of an absolute URL, its host.</summary>
    public static void SetUrl(Record record, ReadOnlySpan<byte> url)
    {
        if (url.IsEmpty || url is [(byte)'-'])
        {
            return;
        }

        record.SetExact(FieldNames.UrlOriginal, url);
        var path = url;
        if (url[0] != '/')
        {
            var scheme = url.IndexOf("://"u8);
            if (scheme is > 0 and < 12)
            {
                var rest = url[(scheme + 3)..];
                var end = rest.IndexOfAny("/?#"u8);
                record.Set(UrlScheme, url[..scheme]);
                SetHost(record, end < 0 ? rest : rest[..end]);
                path = end < 0 ? default : rest[end..];
            }
        }

        var question = path.IndexOf((byte)'?');
        if (question >= 0)
        {
            record.Set(FieldNames.UrlQuery, path[(question + 1)..]);
            path = path[..question];
        }

        record.Set(FieldNames.UrlPath, path);
    }

    /// <summary>Sets the host that was asked for, its port taken off.</summary>
    public static void SetHost(Record record, ReadOnlySpan<byte> host)
    {
        var at = host.LastIndexOf((byte)'@');
        host = host[(at + 1)..];
        var port = PortAt(host);
        if (port >= 0)
        {
            _ = NumberText.Set(record, UrlPort, host[(port + 1)..]);
            host = host[..port];
        }

        record.Set(FieldNames.UrlDomain, host.Length > 2 && host[0] == '[' && host[^1] == ']' ? host[1..^1] : host);
    }

    /// <summary>Sets the client from <c>address</c>, <c>name</c>, <c>address:port</c> or <c>[address]:port</c>.</summary>
    public static void SetClient(Record record, ReadOnlySpan<byte> text) =>
        SetPeer(record, text, FieldNames.SourceIp, FieldNames.SourceDomain, FieldNames.SourcePort);

    /// <summary>Sets the server behind, written as <see cref="SetClient"/> describes.</summary>
    public static void SetServer(Record record, ReadOnlySpan<byte> text) =>
        SetPeer(record, text, FieldNames.DestinationIp, FieldNames.DestinationDomain, FieldNames.DestinationPort);

    /// <summary>Sets the client from a list of forwarded addresses: its first member.</summary>
    public static void SetClients(Record record, ReadOnlySpan<byte> list)
    {
        var comma = list.IndexOf((byte)',');
        SetClient(record, (comma < 0 ? list : list[..comma]).Trim((byte)' '));
    }

    /// <summary>Keeps the members of a list of forwarded addresses.</summary>
    public static void AddForwarded(Record record, ReadOnlySpan<byte> list)
    {
        for (var members = 0; !list.IsEmpty && members < 32; members++)
        {
            var comma = list.IndexOf((byte)',');
            var member = (comma < 0 ? list : list[..comma]).Trim((byte)' ');
            if (HostText.IsAddress(member))
            {
                record.Add(ForwardedIp, member);
            }

            list = comma < 0 ? default : list[(comma + 1)..];
        }
    }

    /// <summary>Could it be a method: capital letters, perhaps with <c>-</c> or <c>_</c> between (RFC 9110 allows more, nobody uses it)?</summary>
    public static bool IsMethod(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 24)
        {
            return false;
        }

        foreach (var b in text)
        {
            if (!char.IsAsciiLetter((char)b) && b is not ((byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return text[0] is not ((byte)'-' or (byte)'_');
    }

    private static void SetPeer(Record record, ReadOnlySpan<byte> text, FieldName ip, FieldName domain, FieldName portName)
    {
        if (!HostText.IsAddress(text))
        {
            var port = PortAt(text);
            if (port > 0)
            {
                _ = NumberText.Set(record, portName, text[(port + 1)..]);
                text = text[..port];
            }
        }

        if (text is not [] and not [(byte)'-'])
        {
            HostText.Set(record, text, ip, domain);
        }
    }

    /// <summary>Where the colon of <c>:port</c> stands, or -1.</summary>
    private static int PortAt(ReadOnlySpan<byte> text)
    {
        var colon = text.LastIndexOf((byte)':');
        if (colon <= 0 || text.Length - colon is < 2 or > 6 || text[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return -1;
        }

        // "2001:db8::80" is an address, "[2001:db8::80]:80" and "host:80" have a port.
        return text[..colon].IndexOf((byte)':') < 0 || text[colon - 1] == ']' ? colon : -1;
    }
}
