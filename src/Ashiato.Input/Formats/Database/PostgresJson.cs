using Ashiato.Core;
using Ashiato.Input.Formats.Json;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Database;

/// <summary>
/// PostgreSQL's jsonlog (version 15 and later; "Using JSON-Format Log Output" in its manual, jsonlog.c): one object a message,
/// with the kinds of messages of its other logs.
/// </summary>
internal static class PostgresJson
{
    private static readonly FieldName Time = FieldName.Get("timestamp");
    private static readonly FieldName Severity = FieldName.Get("error_severity");
    private static readonly FieldName Session = FieldName.Get("session_id");
    private static readonly FieldName Host = FieldName.Get("remote_host");
    private static readonly Constant Dataset = new("postgresql");

    private static readonly Dictionary<FieldName, FieldName> Known = new[]
    {
        "user user.name", "dbname postgresql.log.database", "pid process.pid", "remote_port source.port", "session_id postgresql.log.session_id",
        "line_num postgresql.log.session_line_number", "ps postgresql.log.command_tag", "session_start postgresql.log.session_start_time",
        "vxid postgresql.log.virtual_transaction_id", "txid postgresql.log.transaction_id", "error_severity log.level",
        "state_code postgresql.log.error.code", "message message", "detail postgresql.log.detail", "hint postgresql.log.hint",
        "internal_query postgresql.log.internal_query", "internal_position postgresql.log.internal_query_pos", "context postgresql.log.context",
        "statement postgresql.log.query", "cursor_position postgresql.log.query_pos", "func_name log.origin.function", "file_name log.origin.file.name",
        "file_line_num log.origin.file.line", "application_name postgresql.log.application_name", "backend_type postgresql.log.backend_type",
        "leader_pid postgresql.log.leader_pid", "query_id postgresql.log.query_id",
    }.Select(pair => pair.Split(' ')).ToDictionary(pair => FieldName.Get(pair[0]), pair => FieldName.Get(pair[1]));

    /// <summary>Reads the object when it is one of PostgreSQL's.</summary>
    public static bool TryRead(JsonFlattener json, ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        // The session's id is HEX.HEX: the mark that its CSV log is known by too.
        if (!json.Has(Severity) || json.Find(Session, line).IndexOf((byte)'.') < 0 || !context.Stamps.TryIso(json.Find(Time, line), out var stamp))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Dataset = Dataset;
        foreach (ref readonly var entry in json.Entries)
        {
            if (entry.IsMember || !Known.TryGetValue(entry.Path, out var name) || record.Has(name))
            {
                continue;
            }

            var text = json.Text(in entry, line);
            if (entry.Kind != JsonKind.Number || !NumberText.Set(record, name, text))
            {
                record.Set(name, text);
            }
        }

        // "[local]" is a socket of the machine itself.
        var host = json.Find(Host, line);
        if (!host.IsEmpty && HostText.RunLength(host) == host.Length)
        {
            HostText.SetSource(record, host);
        }

        PostgresStatement.Read(record.Get(FieldNames.Message), record);
        return true;
    }
}
