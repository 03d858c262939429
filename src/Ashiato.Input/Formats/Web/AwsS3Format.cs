using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Web;

/// <summary>Amazon S3 server access log: owner, bucket, <c>[time]</c>, client, requester, request id, operation, key, request, status …</summary>
internal sealed class AwsS3Format : LineFormat
{
    private static readonly FieldName Bucket = FieldName.Get("aws.s3.bucket.name");
    private static readonly FieldName Key = FieldName.Get("aws.s3.object.key");
    private static readonly FieldName Error = FieldName.Get("error.code");

    public override string Name => "aws.s3access";

    public override Text Title => new("Amazon S3 server access log", "Amazon S3 のサーバーアクセスログ");

    public override string FirstBytes => "0123456789abcdef";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var cursor = new TextCursor(line);
        if (cursor.Token().Length != 64)
        {
            return false;
        }

        var bucket = cursor.Token();
        if (!cursor.TryLiteral(" ["u8) || !context.Stamps.TryClf(cursor.Rest, out var stamp) || !cursor.TryUntil("] "u8, out _))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(Bucket, bucket);
        WebFields.SetHost(record, bucket);
        var client = cursor.Token();
        if (HostText.IsAddress(client))
        {
            WebFields.SetClient(record, client);
        }

        WebFields.SetCategory(record);
        record.Set(FieldNames.UserName, cursor.Token());
        _ = cursor.Token();
        record.Set(FieldNames.EventAction, cursor.Token());
        record.Set(Key, cursor.Token());
        WebFields.SetRequest(record, cursor.Field());
        if (!WebFields.SetStatus(record, cursor.Token()))
        {
            return false;
        }

        record.Set(Error, cursor.Token());
        _ = NumberText.Set(record, FieldNames.HttpResponseBodyBytes, cursor.Token());
        _ = cursor.Token();
        _ = NumberText.SetDuration(record, FieldNames.EventDuration, cursor.Token(), 1_000_000);
        _ = cursor.Token();
        record.Set(FieldNames.HttpRequestReferrer, cursor.Field());
        record.Set(FieldNames.UserAgentOriginal, cursor.Field());
        return true;
    }
}
