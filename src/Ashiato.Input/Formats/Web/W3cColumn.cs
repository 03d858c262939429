using System.Text;
using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>One column of a W3C extended log: its identifier and the field it becomes.</summary>
internal sealed class W3cColumn
{
    private readonly FieldName _name;

    private W3cColumn(W3cKind kind, FieldName name)
    {
        Kind = kind;
        _name = name;
    }

    public W3cKind Kind { get; }

    /// <summary>The column of an identifier (<c>cs-uri-stem</c>, <c>cs(User-Agent)</c>); unknown ones become <c>w3c.NAME</c>.</summary>
    public static W3cColumn Of(string identifier)
    {
        var key = identifier.ToLowerInvariant();
        var (kind, field) = key switch
        {
            "date" => (W3cKind.Date, ""),
            "time" => (W3cKind.Time, ""),
            "sc-status" => (W3cKind.Status, ""),
            "cs-method" => (W3cKind.Method, ""),
            "cs-uri-stem" => (W3cKind.Path, ""),
            "cs-uri" => (W3cKind.Uri, ""),
            "cs-uri-query" => (W3cKind.Query, "url.query"),
            "c-ip" or "client-ip" => (W3cKind.Client, ""),
            "s-ip" => (W3cKind.Server, ""),
            "c-port" => (W3cKind.Number, "source.port"),
            "s-port" => (W3cKind.Number, "destination.port"),
            "cs-username" => (W3cKind.Text, "user.name"),
            "cs(user-agent)" => (W3cKind.Agent, "user_agent.original"),
            "cs(referer)" or "cs(referrer)" => (W3cKind.Text, "http.request.referrer"),
            "cs(host)" or "cs-host" or "x-host-header" => (W3cKind.Host, ""),
            "s-computername" or "s-sitename" => (W3cKind.Text, "w3c." + key),
            "sc-bytes" => (W3cKind.Number, "http.response.body.bytes"),
            "cs-bytes" => (W3cKind.Number, "http.request.bytes"),
            "time-taken" => (W3cKind.Milliseconds, "event.duration"),
            "cs-version" or "cs-protocol-version" => (W3cKind.Version, "http.version"),
            "cs-protocol" => (W3cKind.Text, "url.scheme"),
            "x-forwarded-for" or "cs(x-forwarded-for)" or "s-xff" => (W3cKind.Forwarded, ""),
            "ssl-protocol" => (W3cKind.Text, "tls.version"),
            "ssl-cipher" => (W3cKind.Text, "tls.cipher"),
            _ => (W3cKind.Text, "w3c." + key),
        };

        return new W3cColumn(kind, FieldName.Get(field.Length == 0 ? "w3c." + key : field));
    }

    /// <summary>Can the value stand in this column? A line of another program between the rows has no status, or no address where one must be.</summary>
    public bool Fits(ReadOnlySpan<byte> value) => value.IsEmpty || value is [(byte)'-'] || Kind switch
    {
        W3cKind.Status => value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0,
        W3cKind.Client or W3cKind.Server => HostText.IsAddress(value) || HostText.RunLength(value) == value.Length,
        W3cKind.Number => value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0,
        _ => true,
    };

    /// <summary>Keeps a value.</summary>
    public void Set(Record record, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value is [(byte)'-'])
        {
            return;
        }

        switch (Kind)
        {
            case W3cKind.Status:
                _ = WebFields.SetStatus(record, value);
                WebFields.SetCategory(record);
                break;
            case W3cKind.Method:
                WebFields.SetMethod(record, value);
                break;
            case W3cKind.Path:
                SetPath(record, value);
                break;
            case W3cKind.Uri:
                SetUri(record, value);
                break;
            case W3cKind.Client:
                WebFields.SetClient(record, value);
                break;
            case W3cKind.Server:
                WebFields.SetServer(record, value);
                break;
            case W3cKind.Host:
                WebFields.SetHost(record, value);
                break;
            case W3cKind.Agent:
                SetAgent(record, value);
                break;
            case W3cKind.Forwarded:
                WebFields.AddForwarded(record, value);
                break;
            case W3cKind.Version:
                record.Set(_name, value.StartsWith("HTTP/"u8) ? value[5..] : default);
                break;
            case W3cKind.Milliseconds:
                // IIS counts milliseconds; CloudFront writes seconds with a decimal point.
                _ = NumberText.SetDuration(record, _name, value, value.IndexOf((byte)'.') >= 0 ? 1_000_000_000 : 1_000_000);
                break;
            case W3cKind.Number:
                _ = NumberText.Set(record, _name, value);
                break;
            default:
                record.Set(_name, value);
                break;
        }
    }

    private static void SetPath(Record record, ReadOnlySpan<byte> value)
    {
        record.SetExact(FieldNames.UrlOriginal, value);
        record.SetExact(FieldNames.UrlPath, value);
    }

    /// <summary>A URI, perhaps without its scheme: <c>www.example.com/page</c>.</summary>
    private static void SetUri(Record record, ReadOnlySpan<byte> value)
    {
        var slash = value.IndexOf((byte)'/');
        if (slash > 0 && value.IndexOf("://"u8) < 0 && HostText.RunLength(value) == slash)
        {
            WebFields.SetHost(record, value[..slash]);
            record.SetExact(FieldNames.UrlOriginal, value);
            record.SetExact(FieldNames.UrlPath, value[slash..]);
            return;
        }

        WebFields.SetUrl(record, value);
    }

    /// <summary>Blanks are written as <c>+</c> (IIS) or <c>%20</c>, also doubly coded (CloudFront).</summary>
    private static void SetAgent(Record record, ReadOnlySpan<byte> value)
    {
        if (value.IndexOf((byte)' ') >= 0 || value.IndexOfAny("+%"u8) < 0)
        {
            record.Set(FieldNames.UserAgentOriginal, value);
            return;
        }

        var text = Encoding.UTF8.GetString(value);
        text = text.Contains("%20", StringComparison.Ordinal) || text.Contains("%25", StringComparison.Ordinal)
            ? Uri.UnescapeDataString(Uri.UnescapeDataString(text))
            : text.Replace('+', ' ');
        record.Set(FieldNames.UserAgentOriginal, text);
    }
}
