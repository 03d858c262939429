using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// Access logs of the Common Log Format family (Apache's mod_log_config, nginx' ngx_http_log_module and many others): common,
/// combined, with a virtual host in front, with fields behind. Nothing in such a line says which server wrote it, so the
/// dataset is <c>apache.access</c> unless the status is one that only nginx uses (444, 494 to 499) or the line came through
/// syslog from nginx; Traefik's four fields behind name Traefik.
/// </summary>
internal sealed class AccessLogFormat : LineFormat
{
    /// <summary>Clients, identities and users in front of the time are shorter than this.</summary>
    private const int MostPrefix = 2048;

    private static readonly Constant Nginx = new("nginx.access");

    public override string Name => "apache.access";

    public override Text Title => new("web server access log (Common Log Format, combined and their kin)", "Web サーバーのアクセスログ（Common Log Format、combined とその派生）");

    public override string FirstBytes => "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:\"-_";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length > 15 && line[15] == ' ' && line[12] == ':' && line[9] == ':' && line[6] == ' ' && line[3] == ' ')
        {
            // Syslog's stamp stands where the client would.
            return false;
        }

        var bracket = FindStamp(line, context.Stamps, out var stamp);
        if (bracket <= 0)
        {
            return false;
        }

        var after = line[(bracket + stamp.Length + 2)..];
        if (!after.StartsWith(" \""u8) || !AccessPrefix.TryRead(line[..(bracket - 1)], record))
        {
            return false;
        }

        var request = after[2..];
        var end = RequestEnd(request);
        stamp.GiveTo(record);
        WebFields.SetCategory(record);
        WebFields.SetRequest(record, end < 0 ? request : request[..end]);
        if (end >= 0)
        {
            ReadAnswer(request[(end + 1)..], record);
        }

        return end >= 0 || record.Has(FieldNames.SourceIp);
    }

    /// <summary>Finds the bracketed time; user names may hold brackets too.</summary>
    private static int FindStamp(ReadOnlySpan<byte> line, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        var from = 0;
        for (var tries = 0; tries < 16; tries++)
        {
            var head = line.Length > MostPrefix ? line[from..MostPrefix] : line[from..];
            var at = head.IndexOf((byte)'[');
            if (at < 0)
            {
                return -1;
            }

            at += from;
            if (at > 0 && line[at - 1] == ' ' && line.Length > at + 20 && char.IsAsciiDigit((char)line[at + 1])
                && stamps.TryClf(line[(at + 1)..], out stamp) && at + 1 + stamp.Length < line.Length && line[at + 1 + stamp.Length] == ']')
            {
                return at;
            }

            from = at + 1;
            if (from >= MostPrefix)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>
    /// Where the request ends: at the first quote that is not escaped and has a status behind it, so that quotes which a
    /// server did not escape do no harm; else at the first escaped one with a status. -1 when the line was cut.
    /// </summary>
    private static int RequestEnd(ReadOnlySpan<byte> text)
    {
        var fallback = -1;
        for (var from = 0; ;)
        {
            var at = text[from..].IndexOf((byte)'"');
            if (at < 0)
            {
                return fallback;
            }

            at += from;
            if (IsStatus(text[(at + 1)..]))
            {
                if (!TextCursor.IsEscaped(text, at))
                {
                    return at;
                }

                fallback = fallback < 0 ? at : fallback;
            }

            from = at + 1;
        }
    }

    private static bool IsStatus(ReadOnlySpan<byte> text) => text.IsEmpty || (text.Length > 1 && text[0] == ' '
        && (text[1] == '-' || (text.Length > 3 && char.IsAsciiDigit((char)text[1]) && char.IsAsciiDigit((char)text[2]) && char.IsAsciiDigit((char)text[3])
            && (text.Length == 4 || text[4] == ' '))));

    private static void ReadAnswer(ReadOnlySpan<byte> text, Record record)
    {
        var cursor = new TextCursor(text);
        var status = cursor.Token();
        _ = WebFields.SetStatus(record, status);
        if (status.Length == 3 && status[0] == '4' && (status.SequenceEqual("444"u8) || (status[1] == '9' && status[2] >= '4')))
        {
            record.Dataset = Nginx;
        }

        _ = NumberText.Set(record, FieldNames.HttpResponseBodyBytes, cursor.Token());
        if (!cursor.IsAtEnd)
        {
            AccessExtras.Read(cursor.Rest, record);
        }
    }
}
