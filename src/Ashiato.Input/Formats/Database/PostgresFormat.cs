using Ashiato.Core;
using Ashiato.Input.Formats.App;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Database;

/// <summary>
/// PostgreSQL's log on stderr: a stamp (%t or %m), the rest of log_line_prefix, and <c>LEVEL:  text</c> with two blanks, as
/// elog.c writes it. DETAIL, HINT and STATEMENT are records of their own; later lines of a statement begin with a tab.
/// </summary>
internal sealed class PostgresFormat : LineFormat
{
    private const int LongestPrefix = 300;

    private static readonly byte[][] Levels =
    [.. new[] { "LOG", "FATAL", "ERROR", "WARNING", "NOTICE", "INFO", "PANIC", "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5",
        "DETAIL", "HINT", "STATEMENT", "CONTEXT", "QUERY", "LOCATION", "BACKTRACE" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public override string Name => "postgresql";

    public override Text Title => new("PostgreSQL's log", "PostgreSQL のログ");

    public override string FirstBytes => "12";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 30 || line[10] != ' ' || line[13] != ':')
        {
            return false;
        }

        var head = line[..Math.Min(line.Length, LongestPrefix)];
        var mark = FindLevel(head[19..], out var level);
        if (mark < 0 || !context.Stamps.TryIso(line, out var stamp) || stamp.Length > 19 + mark)
        {
            return false;
        }

        mark += 19;
        stamp.GiveTo(record);
        record.Set(FieldNames.LogLevel, level);
        PostgresPrefix.Read(line[stamp.Length..mark], record);
        var message = line[(mark + level.Length + 3)..];
        record.SetExact(FieldNames.Message, message);
        ReadMessage(level, message, record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        MessageSpan.ToRecordEnd(record);
        record.ExtendToEnd(PostgresStatement.Query, firstLineLength);
    }

    /// <summary>The first <c>LEVEL:  </c> that stands alone.</summary>
    private static int FindLevel(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> level)
    {
        level = default;
        var from = 0;
        while (true)
        {
            var colon = text[from..].IndexOf(":  "u8);
            if (colon < 0)
            {
                return -1;
            }

            colon += from;
            var start = colon;
            while (start > 0 && char.IsAsciiLetterOrDigit((char)text[start - 1]))
            {
                start--;
            }

            foreach (var known in Levels)
            {
                if (text[start..colon].SequenceEqual(known))
                {
                    level = text[start..colon];
                    return start;
                }
            }

            from = colon + 1;
        }
    }

    private static void ReadMessage(ReadOnlySpan<byte> level, ReadOnlySpan<byte> message, Record record)
    {
        if (level.SequenceEqual("STATEMENT"u8) || level.SequenceEqual("QUERY"u8))
        {
            record.SetExact(PostgresStatement.Query, message);
            return;
        }

        PostgresStatement.Read(message, record);
    }
}
