using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Database;

/// <summary>PostgreSQL's csvlog: the columns of "Using CSV-Format Log Output" in its manual; a quoted column may hold line ends.</summary>
internal sealed class PostgresCsvFormat : LineFormat
{
    private const int Columns = 23;
    private static readonly FieldName[] Kept = MakeKept();

    public override string Name => "postgresql.csv";

    public override Constant Dataset { get; } = new("postgresql");

    public override Text Title => new("PostgreSQL's CSV log", "PostgreSQL の CSV ログ");

    public override string FirstBytes => "12";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 60 || line[19] is not ((byte)'.' or (byte)' ') || !context.Stamps.TryIso(line, out var stamp) || stamp.Length + 12 > line.Length
            || line[stamp.Length] != ',' || line[stamp.Length + 1] is not ((byte)'"' or (byte)','))
        {
            return false;
        }

        // The session's id is HEX.HEX: no other comma-separated log has it there.
        var count = Fill(line, record);
        if (count < 9 || record.Get(Kept[5]).IndexOf((byte)'.') < 0)
        {
            return false;
        }

        stamp.GiveTo(record);
        Finish(record);
        return true;
    }

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        _ = Fill(record.Raw, record);
        Finish(record);
    }

    private static FieldName[] MakeKept()
    {
        var names = new FieldName[Columns];
        var texts = new[]
        {
            "", "user.name", "postgresql.log.database", "process.pid", "postgresql.log.connection_from", "postgresql.log.session_id",
            "postgresql.log.session_line_number", "postgresql.log.command_tag", "", "", "", "log.level", "postgresql.log.error.code", "message",
            "postgresql.log.detail", "postgresql.log.hint", "", "", "postgresql.log.context", "postgresql.log.query", "", "", "postgresql.log.application_name",
        };
        for (var i = 0; i < Columns; i++)
        {
            names[i] = FieldName.Get(texts[i].Length == 0 ? "postgresql.log.unused" : texts[i]);
        }

        return names;
    }

    /// <summary>Sets a field for each column and gives how many columns there are.</summary>
    private static int Fill(ReadOnlySpan<byte> line, Record record)
    {
        var count = 0;
        while (count < Columns)
        {
            var length = ColumnLength(line, out var isQuoted);
            var column = isQuoted ? line[1..Math.Max(1, length - 1)] : line[..length];
            if (Kept[count].Name != "postgresql.log.unused")
            {
                Set(record, Kept[count], column);
            }

            count++;
            if (length >= line.Length)
            {
                break;
            }

            line = line[(length + 1)..];
        }

        return count;
    }

    private static void Set(Record record, FieldName name, ReadOnlySpan<byte> column)
    {
        if (column.IndexOf("\"\""u8) < 0)
        {
            record.Set(name, column);
            return;
        }

        var plain = new byte[column.Length];
        var used = 0;
        for (var at = 0; at < column.Length; at++)
        {
            plain[used++] = column[at];
            at += column[at] == '"' && at + 1 < column.Length && column[at + 1] == '"' ? 1 : 0;
        }

        record.Set(name, plain.AsSpan(0, used));
    }

    /// <summary>Length of the first column with its quotes; a quote that does not close reaches to the end.</summary>
    private static int ColumnLength(ReadOnlySpan<byte> line, out bool isQuoted)
    {
        isQuoted = line.Length > 0 && line[0] == '"';
        if (!isQuoted)
        {
            var comma = line.IndexOf((byte)',');
            return comma < 0 ? line.Length : comma;
        }

        var at = 1;
        while (at < line.Length)
        {
            var quote = line[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                return line.Length;
            }

            at += quote + 1;
            if (at >= line.Length || line[at] != '"')
            {
                return at;
            }

            at++;
        }

        return line.Length;
    }

    private static void Finish(Record record)
    {
        var from = record.Get(Kept[4]);
        var colon = from.LastIndexOf((byte)':');
        if (colon > 0 && HostText.RunLength(from[..colon]) == colon)
        {
            HostText.SetSource(record, from[..colon]);
            if (System.Buffers.Text.Utf8Parser.TryParse(from[(colon + 1)..], out int port, out _))
            {
                record.Set(FieldNames.SourcePort, port);
            }
        }

        PostgresStatement.Read(record.Get(FieldNames.Message), record);
    }
}
