using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Database;

/// <summary>
/// The message of a PostgreSQL record, the same in all its log formats: durations (log_duration, log_min_duration_statement),
/// statements (log_statement) and the kinds of <see cref="PostgresMessages"/>.
/// </summary>
internal static class PostgresStatement
{
    /// <summary>The SQL text.</summary>
    public static readonly FieldName Query = FieldName.Get("postgresql.log.query");

    private static readonly FieldName QueryStep = FieldName.Get("postgresql.log.query_step");

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message, a slice of the record's own bytes.</param>
    /// <param name="record">Gets duration, query, and what the kind of message says.</param>
    public static void Read(ReadOnlySpan<byte> message, Record record)
    {
        var statement = message;
        if (message.StartsWith("duration: "u8) && Utf8Parser.TryParse(message[10..], out double milliseconds, out var used) && milliseconds is >= 0 and < 9e9)
        {
            record.Set(FieldNames.EventDuration, (long)Math.Round(milliseconds * 1_000_000));
            statement = message[(10 + used)..];
            statement = statement.StartsWith(" ms  "u8) ? statement[5..] : default;
        }

        SetQuery(statement, record);
        _ = PostgresMessages.Kinds.TryRead(statement.IsEmpty ? message : statement, record);
    }

    /// <summary><c>statement: SQL</c>, and <c>parse|bind|execute NAME: SQL</c> of the extended protocol.</summary>
    private static void SetQuery(ReadOnlySpan<byte> text, Record record)
    {
        foreach (var step in (ReadOnlySpan<string>)["statement", "parse", "bind", "execute"])
        {
            if (text.Length <= step.Length || !System.Text.Ascii.Equals(text[..step.Length], step))
            {
                continue;
            }

            var colon = step == "statement" && text[step.Length] == ':' ? step.Length : text[..Math.Min(text.Length, 100)].IndexOf(": "u8);
            if (colon > 0 && text.Length > colon + 2)
            {
                record.Set(QueryStep, text[..step.Length]);
                record.SetExact(Query, text[(colon + 2)..]);
            }

            return;
        }
    }
}
