using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// Squid's own access log (<c>logformat squid</c>, access_log(5) of its configuration manual): <c>TIME ELAPSED CLIENT
/// CODE/STATUS BYTES METHOD URL USER HIERARCHY/PEER TYPE</c>. The time is seconds since 1970 with milliseconds, ELAPSED
/// milliseconds. The client is somebody of one's own house who asks for others' pages, so the record is no <c>web</c> request
/// to a server here.
/// </summary>
internal sealed class SquidFormat : LineFormat
{
    private static readonly FieldName ResultCode = FieldName.Get("squid.result_code");
    private static readonly FieldName Hierarchy = FieldName.Get("squid.hierarchy");
    private static readonly FieldName UrlExtension = FieldName.Get("url.extension");
    private static readonly FieldName MimeType = FieldName.Get("http.response.mime_type");
    private static readonly Meaning Request = new("event.category=network", "event.action=proxy_request", "event.code=squid.request");
    private static readonly Meaning Denied = new("event.category=network", "event.action=proxy_denied", "event.code=squid.denied", "event.outcome=failure");

    public override string Name => "squid.access";

    public override Text Title => new("Squid's native access log", "Squid のアクセスログ（squid 形式）");

    public override string FirstBytes => "0123456789";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 40 || !StampReader.TryEpoch(line, out var stamp) || stamp.Length >= line.Length || line[stamp.Length] != ' ')
        {
            return false;
        }

        var cursor = new TextCursor(line[stamp.Length..]);
        cursor.SkipBlanks();
        var elapsed = cursor.Token();
        var client = cursor.Token();
        var result = cursor.Token();
        var slash = result.IndexOf((byte)'/');
        if (slash <= 0 || !IsResult(result[..slash]) || HostText.RunLength(client) != client.Length)
        {
            return false;
        }

        var bytes = cursor.Token();
        var method = cursor.Token();
        if (!NumberText.Set(record, FieldNames.HttpResponseBytes, bytes))
        {
            return false;
        }

        stamp.GiveTo(record);
        (result[..slash].IndexOf("DENIED"u8) >= 0 ? Denied : Request).GiveTo(record);
        _ = NumberText.SetDuration(record, FieldNames.EventDuration, elapsed, 1_000_000);
        WebFields.SetClient(record, client);
        record.Set(ResultCode, result[..slash]);
        _ = WebFields.SetStatus(record, result[(slash + 1)..]);
        WebFields.SetMethod(record, method);
        SetTarget(record, method, cursor.Token());
        record.Set(FieldNames.UserName, cursor.Token());
        var hierarchy = cursor.Token();
        slash = hierarchy.IndexOf((byte)'/');
        if (slash > 0)
        {
            record.Set(Hierarchy, hierarchy[..slash]);
            WebFields.SetServer(record, hierarchy[(slash + 1)..]);
        }

        record.Set(MimeType, cursor.Token());
        return true;
    }

    /// <summary><c>TCP_MISS</c>, <c>TCP_TUNNEL</c>, <c>NONE</c>, <c>NONE_NONE</c>, <c>UDP_HIT</c>.</summary>
    private static bool IsResult(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetterUpper((char)b) && b != (byte)'_')
            {
                return false;
            }
        }

        return text.StartsWith("TCP_"u8) || text.StartsWith("UDP_"u8) || text.StartsWith("NONE"u8) || text.StartsWith("NETDB_"u8) || text.StartsWith("MISS"u8);
    }

    /// <summary>A tunnel names host and port alone.</summary>
    private static void SetTarget(Record record, ReadOnlySpan<byte> method, ReadOnlySpan<byte> url)
    {
        if (method.SequenceEqual("CONNECT"u8))
        {
            record.SetExact(FieldNames.UrlOriginal, url);
            WebFields.SetHost(record, url);
            return;
        }

        WebFields.SetUrl(record, url);
        var path = record.Get(FieldNames.UrlPath);
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        var dot = name.LastIndexOf((byte)'.');
        if (dot >= 0 && name.Length - dot is > 1 and <= 12)
        {
            record.Set(UrlExtension, name[(dot + 1)..]);
        }
    }
}
