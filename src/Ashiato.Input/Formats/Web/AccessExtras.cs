using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// What stands behind an access line's bytes: referrer and user agent, then whatever the server's owner added. Of that,
/// only what explains itself is kept: decimal seconds, lists of addresses, and Traefik's own fields.
/// </summary>
internal static class AccessExtras
{
    private static readonly Constant Traefik = new("traefik.access");
    private static readonly FieldName RequestCount = FieldName.Get("traefik.access.request_count");
    private static readonly FieldName FrontendName = FieldName.Get("traefik.access.frontend_name");
    private static readonly FieldName BackendUrl = FieldName.Get("traefik.access.backend_url");

    public static void Read(ReadOnlySpan<byte> text, Record record)
    {
        var cursor = new TextCursor(text);
        cursor.SkipBlanks();
        if (cursor.Next is not (byte)'"' and not 0 && !(cursor.Next == '-' && cursor.Rest.StartsWith("- \""u8)))
        {
            SetSeconds(cursor.Token(), record);
            cursor.SkipBlanks();
        }

        if (cursor.IsAtEnd)
        {
            return;
        }

        var referrer = cursor.Field();
        cursor.SkipBlanks();
        if (cursor.TryQuoted(out var agent))
        {
            record.Set(FieldNames.HttpRequestReferrer, referrer);
            record.Set(FieldNames.UserAgentOriginal, agent);
        }
        else if (referrer.IndexOf("://"u8) >= 0 || referrer is [(byte)'/', ..])
        {
            record.Set(FieldNames.HttpRequestReferrer, referrer);
        }
        else
        {
            // A single quoted text that is no URL: a user agent without a referrer (%{User-Agent}i alone).
            record.Set(FieldNames.UserAgentOriginal, referrer);
        }

        if (!cursor.IsAtEnd && !TryTraefik(cursor, record))
        {
            ReadRest(cursor, record);
        }
    }

    /// <summary><c>262 "frontend" "http://10.0.0.3:80" 2ms</c>.</summary>
    private static bool TryTraefik(TextCursor cursor, Record record)
    {
        if (!cursor.TryInteger(out var count) || !cursor.TryQuoted(out var frontend) || !cursor.TryQuoted(out var backend))
        {
            return false;
        }

        var duration = cursor.Token();
        if (!duration.EndsWith("ms"u8) || !NumberText.SetDuration(record, FieldNames.EventDuration, duration[..^2], 1_000_000))
        {
            return false;
        }

        record.Set(RequestCount, count);
        record.Set(FrontendName, frontend);
        record.Set(BackendUrl, backend);
        record.Dataset = Traefik;
        return true;
    }

    private static void ReadRest(TextCursor cursor, Record record)
    {
        for (var fields = 0; !cursor.IsAtEnd && fields < 32; fields++)
        {
            var isQuoted = cursor.TryQuoted(out var value);
            if (!isQuoted)
            {
                value = cursor.Token();
                SetSeconds(value, record);
            }
            else if (!record.Has(WebFields.ForwardedIp) && IsAddressList(value))
            {
                WebFields.AddForwarded(record, value);
            }

            cursor.SkipBlanks();
        }
    }

    private static bool IsAddressList(ReadOnlySpan<byte> value)
    {
        var comma = value.IndexOf((byte)',');
        return HostText.IsAddress(comma < 0 ? value : value[..comma]);
    }

    /// <summary>Seconds with a decimal point, as <c>$request_time</c> and <c>$upstream_response_time</c> are; <c>rt=0.123</c> as well.</summary>
    private static void SetSeconds(ReadOnlySpan<byte> value, Record record)
    {
        var equals = value.IndexOf((byte)'=');
        value = equals >= 0 && value[..equals].SequenceEqual("rt"u8) ? value[3..] : value;
        if (value.Length is > 2 and < 16 && value.IndexOf((byte)'.') > 0 && !record.Has(FieldNames.EventDuration))
        {
            _ = NumberText.SetDuration(record, FieldNames.EventDuration, value, 1_000_000_000);
        }
    }
}
