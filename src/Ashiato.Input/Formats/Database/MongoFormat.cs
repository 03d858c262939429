using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Database;

/// <summary>MongoDB 3.0 to 4.2: <c>STAMP SEVERITY COMPONENT [context] text</c>, as its reference describes log messages. Newer versions write JSON.</summary>
internal sealed class MongoFormat : LineFormat
{
    private static readonly FieldName Component = FieldName.Get("mongodb.log.component");
    private static readonly FieldName Context = FieldName.Get("mongodb.log.context");
    private static readonly Constant[] Levels = [new("fatal"), new("error"), new("warning"), new("info"), new("debug")];

    private static readonly PatternSet Kinds = new(
        new("mongodb.auth_failed", "SASL {mongodb.auth.mechanism:word} authentication failed for {user.name:greedy} on {mongodb.auth.database:word} from client (({source:ip}:{source.port:int}|{source:host})) ; {error.message:rest}", Meaning.LoginFailed),
        new("mongodb.auth_failed", "Failed to authenticate {user.name:greedy}@{mongodb.auth.database:word} from client (({source:ip}:{source.port:int}|{source:host})) with mechanism {mongodb.auth.mechanism:word}: {error.message:rest}", Meaning.LoginFailed),
        new("mongodb.auth_failed", "Failed to authenticate {user.name:greedy}@{mongodb.auth.database:word} with mechanism {mongodb.auth.mechanism:word}: {error.message:rest}", Meaning.LoginFailed),
        new("mongodb.authenticated", "Successfully authenticated as principal {user.name:greedy} on {mongodb.auth.database:word}[[ from client (({source:ip}:{source.port:int}|{source:host}))]]", Meaning.LoggedIn),
        new("mongodb.unauthorized", "{:text}not authorized on {mongodb.auth.database:word} to execute command{*}", new("event.category=database", "event.outcome=failure")),
        new("mongodb.connection", "connection accepted from (({source:ip}:{source.port:int}|{source:host})) #{mongodb.connection.id:int} ({*}", new("event.category=network", "event.action=connection")),
        new("mongodb.connection_end", "end connection (({source:ip}:{source.port:int}|{source:host})) ({*}", new("event.category=network", "event.action=disconnection")),
        new("mongodb.drop_database", "dropDatabase {mongodb.database:word}{*}", new("event.category=database", "event.action=drop_database")),
        new("mongodb.drop_collection", "CMD: drop {mongodb.namespace:rest}", new("event.category=database", "event.action=drop_collection")),
        new("mongodb.no_access_control", "{:blanks}** WARNING: Access control is not enabled for the database.{*}"),
        new("mongodb.listening", "waiting for connections on port {destination.port:int}{*}", new("event.category=process", "event.action=service_start")),
        new("mongodb.shutdown", "((dbexit:|shutting down with code:|now exiting)){*}", new("event.category=process", "event.action=service_stop")));

    public override string Name => "mongodb";

    public override Text Title => new("MongoDB up to 4.2", "MongoDB のログ（4.2 まで）");

    public override string FirstBytes => "12";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 40 || line[10] != 'T' || line[23] is not ((byte)'+' or (byte)'-' or (byte)'Z') || !context.Stamps.TryIso(line, out var stamp)
            || stamp.Length + 6 > line.Length)
        {
            return false;
        }

        var rest = line[stamp.Length..];
        var level = rest[0] == ' ' && rest[2] == ' ' ? "FEWID".IndexOf((char)rest[1], StringComparison.Ordinal) : -1;
        if (level < 0)
        {
            return false;
        }

        rest = rest[3..];
        var blank = rest.IndexOf((byte)' ');
        var open = blank <= 0 ? -1 : rest[..Math.Min(rest.Length, 16)].IndexOf((byte)'[');
        var close = open < 0 ? -1 : rest.IndexOf((byte)']');
        if (open < blank || close < open || close < 0 || !rest[blank..open].Trim((byte)' ').IsEmpty || !char.IsAsciiLetterUpper((char)rest[0]) && rest[0] != '-')
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.LogLevel, Levels[level]);
        record.SetExact(Component, rest[..blank]);
        record.Set(Context, rest[(open + 1)..close]);
        var message = rest[(close + 1)..];
        message = message.IsEmpty || message[0] != ' ' ? message : message[1..];
        record.SetExact(FieldNames.Message, message);
        _ = Kinds.TryRead(message, record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;
}
