using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Database;

/// <summary>
/// The slow query log of MySQL, MariaDB and Percona Server: a block from <c># Time:</c>, or from <c># User@Host:</c> where the
/// server leaves the time out for queries of the same second; then <c># Key: value</c> pairs, <c>use</c>, <c>SET timestamp</c> and the query.
/// </summary>
internal sealed class MysqlSlowLogFormat : LineFormat
{
    private static readonly FieldName Query = FieldName.Get("mysql.slowlog.query");
    private static readonly FieldName Schema = FieldName.Get("mysql.slowlog.schema");
    private static readonly Constant Code = new("mysql.slow_query");

    private static readonly MessagePattern UserAtHost = new("mysql.slow_query",
        "# User@Host: {mysql.slowlog.current_user}[{user.name:greedy}] @ [[{source.domain:name}]] (([{source.ip:ip}]|[]))[[{:blanks}Id:{:blanks}{mysql.thread_id:int}]]");

    public override string Name => "mysql.slowlog";

    public override Text Title => new("slow query log of MySQL and MariaDB", "MySQL・MariaDB のスロークエリーログ");

    public override string FirstBytes => "#";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.StartsWith("# Time: "u8))
        {
            if (!TryTime(line[8..], context.Stamps, out var stamp))
            {
                return false;
            }

            stamp.GiveTo(record);
            return true;
        }

        if (!line.StartsWith("# User@Host: "u8) || !UserAtHost.TryRead(line, record))
        {
            return false;
        }

        record.Set(FieldNames.EventCode, Code);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending)
    {
        if (line[0] == '#')
        {
            // "# Time:" alone waits for its "# User@Host:".
            var isTimeAlone = pending.Raw.StartsWith("# Time"u8) && pending.Raw.IndexOf((byte)'\n') < 0;
            var isHead = line.StartsWith("# Time: "u8) || (line.StartsWith("# User@Host: "u8) && !isTimeAlone);
            return isHead ? Joins.No : Joins.Yes;
        }

        // The server's banner after a restart or FLUSH LOGS.
        return line.IndexOf(", Version: "u8) > 0 && line.IndexOf(" started with:"u8) > 0 ? Joins.No : Joins.Yes;
    }

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        record.Set(FieldNames.EventCode, Code);
        var rest = record.Raw;
        while (!rest.IsEmpty && rest[0] == '#')
        {
            ReadHeader(TakeLine(ref rest), record);
        }

        ReadStatement(rest, record);
    }

    private static bool TryTime(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp) =>
        text.Length >= 14 && (stamps.TryIso(text, out stamp) || ShortStamps.TryTwoDigitYear(stamps, text, out stamp)) || None(out stamp);

    private static bool None(out Stamp stamp)
    {
        stamp = default;
        return false;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }

    private static void ReadHeader(ReadOnlySpan<byte> line, Record record)
    {
        if (line.StartsWith("# Time: "u8))
        {
            return;
        }

        if (line.StartsWith("# User@Host: "u8))
        {
            _ = UserAtHost.TryRead(line, record);
            record.Set(FieldNames.EventCode, Code);
            return;
        }

        MysqlSlowLogKeys.Read(line[1..], record);
    }

    /// <summary><c>use db;</c> and <c>SET timestamp=…;</c> stand before the query.</summary>
    private static void ReadStatement(ReadOnlySpan<byte> rest, Record record)
    {
        while (!rest.IsEmpty)
        {
            var next = rest;
            var line = TakeLine(ref next);
            if (line.StartsWith("use "u8) && line[^1] == ';' && !next.IsEmpty)
            {
                record.Set(Schema, line[4..^1].Trim("`"u8));
            }
            else if (line.StartsWith("SET timestamp="u8))
            {
                SetTime(line[14..], record);
            }
            else
            {
                break;
            }

            rest = next;
        }

        record.Set(Query, rest);
        record.SetExact(FieldNames.Message, rest);
    }

    private static void SetTime(ReadOnlySpan<byte> text, Record record)
    {
        // "# Time:" without a zone is local time: the seconds since 1970 are surer.
        if (record.TimeOrigin != TimeOrigin.WrittenZone && Utf8Parser.TryParse(text, out long seconds, out _) && seconds is > 0 and < 9_000_000_000)
        {
            record.SetTime(seconds * Civil.NanosecondsPerSecond, 0, TimeOrigin.WrittenZone);
        }
    }
}
