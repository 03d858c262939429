using Ashiato.Core;
using Ashiato.Input.Formats.Database;
using Ashiato.Input.Formats.Web;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Json;

/// <summary>
/// Logs of one JSON object a line, of any program. Keys that are well known (<see cref="JsonDialects"/>) become ECS fields,
/// nested objects become dotted names. Docker's, the journal's, Laurel's and PostgreSQL's objects are read as what
/// they wrap or as their program's other logs.
/// </summary>
internal sealed class JsonFormat : LineFormat
{
    private static readonly object Flattener = new();
    private static readonly FieldName Alert = FieldName.Get("alert.signature_id");

    private static readonly PatternSet Messages = new(
        new("nextcloud.login_failed", "Login failed: '{user.name}' (Remote IP: {*}", Meaning.LoginFailed),
        new("nextcloud.login_failed", "Login failed: {user.name} (Remote IP: {*}", Meaning.LoginFailed),
        new("mongodb.auth_failed", "Authentication failed", Meaning.LoginFailed),
        new("mongodb.auth_succeeded", "((Authentication succeeded|Successfully authenticated))", Meaning.LoggedIn),
        new("nextcloud.bruteforce", "Bruteforce attempt from \"{source:host}\" detected for action \"{}\".", Meaning.Failure),
        new("nextcloud.untrusted_domain", "Trusted domain error. \"{source:host}\" tried to access using \"{url.domain}\" as host.", Meaning.Failure));

    public override string Name => "json";

    public override Text Title => new("JSON lines (any logger; Docker, journal, Caddy, Traefik, Suricata, MongoDB …)", "JSON Lines（各種ロガー、Docker、ジャーナル、Caddy、Traefik、Suricata、MongoDB など）");

    public override string FirstBytes => "{";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var json = context.State.TryGetValue(Flattener, out var known) ? (JsonFlattener)known : new JsonFlattener();
        context.State[Flattener] = json;
        if (!json.TryRead(line))
        {
            return false;
        }

        if (DockerJson.TryRead(json, line, record, context) || JournalJson.TryRead(json, line, record, context) || LaurelJson.TryRead(json, line, record, context)
            || PostgresJson.TryRead(json, line, record, context))
        {
            return true;
        }

        var dialect = Choose(json);
        record.Dataset = dialect.Dataset;
        JsonFields.Set(json, line, dialect, record, context);
        Finish(dialect, record, context);
        return true;
    }

    private static JsonDialect Choose(JsonFlattener json)
    {
        foreach (var dialect in JsonDialects.All)
        {
            if (dialect.Is(json))
            {
                return dialect;
            }
        }

        return JsonDialects.All[^1];
    }

    private static void Finish(JsonDialect dialect, Record record, LineContext context)
    {
        if (dialect.IsAccess)
        {
            WebFields.SetCategory(record);
            return;
        }

        if (record.Has(FieldNames.RuleId) && !record.Has(Alert))
        {
            record.Set(FieldNames.EventKind, Constant.Alert);
        }

        // The slice stays valid: the record's bytes do not move while a line is read.
        var message = record.Get(FieldNames.Message);
        if (!message.IsEmpty && !Messages.TryRead(message, record))
        {
            context.Messages.Read(record.Get(FieldNames.ProcessName), message, record, context);
        }
    }
}
