using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.App;

/// <summary>
/// Elasticsearch and OpenSearch (<c>[STAMP][LEVEL ][component] [node] text</c>), their audit trail up to version 6
/// (<c>[STAMP] [node] [layer] [event] key=[value], …</c>) and Logstash (<c>[STAMP][LEVEL ][module] text</c>).
/// </summary>
internal sealed class ElasticFormat : LineFormat
{
    private static readonly FieldName Component = FieldName.Get("elasticsearch.component");
    private static readonly FieldName Node = FieldName.Get("elasticsearch.node.name");
    private static readonly FieldName Module = FieldName.Get("logstash.log.module");
    private static readonly FieldName Pipeline = FieldName.Get("logstash.pipeline");
    private static readonly Constant Logstash = new("logstash.log");

    private static readonly MessagePattern Line = new("elastic", "][{log.level:level}{:blanks}][{log.logger:padded}](({:blanks}[{elasticsearch.node.name:name}]| []|)){:blanks}{message:rest}");

    public override string Name => "elasticsearch";

    public override Text Title => new("Elasticsearch, OpenSearch and Logstash", "Elasticsearch・OpenSearch・Logstash のログ");

    public override string FirstBytes => "[";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        // [2026-03-01T10:00:00,123]
        if (line.Length < 40 || line[11] != 'T' || !context.Stamps.TryIso(line[1..], out var stamp) || line.Length < stamp.Length + 4 || line[1 + stamp.Length] != ']')
        {
            return false;
        }

        var rest = line[(1 + stamp.Length)..];
        var isRead = rest[1] == '[' ? TryLine(rest, line, record) : rest[1] == ' ' && rest[2] == '[' && ElasticAudit.TryRead(rest[2..], record);
        if (isRead)
        {
            stamp.GiveTo(record);
        }

        return isRead;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;

    public override void Complete(Record record, int firstLineLength, LineContext context) => MessageSpan.ToRecordEnd(record);

    private static bool TryLine(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> line, Record record)
    {
        if (!Line.TryRead(rest, record))
        {
            return false;
        }

        record.Remove(FieldNames.EventCode);
        MessageSpan.ToLineEnd(line, record);
        var logger = record.Get(FieldNames.LogLogger);
        if (logger.StartsWith("logstash"u8) || logger.StartsWith("org.logstash"u8))
        {
            record.Dataset = Logstash;
            record.Set(Module, logger);
            if (record.Has(Node))
            {
                record.Set(Pipeline, record.Get(Node));
                record.Remove(Node);
            }
        }
        else
        {
            record.Set(Component, logger);
        }

        return true;
    }
}
