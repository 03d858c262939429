using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>Access logs of AWS load balancers: classic (time first) and application (type first), as their documentation lists the fields.</summary>
internal sealed class AwsElbFormat : LineFormat
{
    private static readonly FieldName Balancer = FieldName.Get("aws.elb.name");
    private static readonly string[] Types = ["http", "https", "h2", "grpcs", "ws", "wss"];

    public override string Name => "aws.elb";

    public override Text Title => new("AWS load balancer access log (classic and application)", "AWS ロードバランサーのアクセスログ（Classic、Application）");

    public override string FirstBytes => "0123456789hgw";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var cursor = new TextCursor(line);
        if (!char.IsAsciiDigit((char)line[0]) && !IsType(cursor.Token()))
        {
            return false;
        }

        cursor.SkipBlanks();
        if (cursor.Rest.Length < 60 || cursor.Rest[4] != '-' || !context.Stamps.TryIso(cursor.Rest, out var stamp) || cursor.Token().Length != stamp.Length)
        {
            return false;
        }

        var balancer = cursor.Token();
        var client = cursor.Token();
        var target = cursor.Token();
        if (client.LastIndexOf((byte)':') <= 0 || (target.LastIndexOf((byte)':') <= 0 && target is not [(byte)'-'])
            || !TryTimes(ref cursor, record) || !WebFields.SetStatus(record, cursor.Token()))
        {
            return false;
        }

        _ = cursor.Token();
        stamp.GiveTo(record);
        record.Set(Balancer, balancer);
        WebFields.SetClient(record, client);
        WebFields.SetServer(record, target);
        _ = NumberText.Set(record, WebFields.RequestBytes, cursor.Token());
        _ = NumberText.Set(record, FieldNames.HttpResponseBodyBytes, cursor.Token());
        if (!cursor.TryQuoted(out var request))
        {
            return false;
        }

        if (!request.StartsWith("- - - "u8))
        {
            WebFields.SetCategory(record);
            WebFields.SetRequest(record, request);
        }

        record.Set(FieldNames.UserAgentOriginal, cursor.Field());
        record.Set(FieldNames.TlsCipher, cursor.Token());
        record.Set(FieldNames.TlsVersion, cursor.Token());
        return true;
    }

    /// <summary>Three times in seconds; the sum of those that are not -1 is the duration.</summary>
    private static bool TryTimes(ref TextCursor cursor, Record record)
    {
        decimal sum = 0;
        for (var i = 0; i < 3; i++)
        {
            var text = cursor.Token();
            if (!System.Buffers.Text.Utf8Parser.TryParse(text, out decimal seconds, out var used) || used != text.Length || seconds > 1_000_000)
            {
                return false;
            }

            sum += Math.Max(0, seconds);
        }

        record.Set(FieldNames.EventDuration, (long)(sum * 1_000_000_000));
        return true;
    }

    private static bool IsType(ReadOnlySpan<byte> text)
    {
        foreach (var type in Types)
        {
            if (System.Text.Ascii.Equals(text, type))
            {
                return true;
            }
        }

        return false;
    }
}
