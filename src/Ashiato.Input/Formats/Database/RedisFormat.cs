using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Database;

/// <summary>
/// Redis and Valkey: <c>pid:ROLE dd Mmm [yyyy] hh:mm:ss.fff LEVEL text</c> (serverLogRaw in server.c), <c>[pid] dd Mmm …</c> before
/// version 3, and <c>pid:signal-handler (SECONDS) text</c>.
/// </summary>
internal sealed class RedisFormat : LineFormat
{
    private static readonly FieldName Role = FieldName.Get("redis.log.role");
    private static readonly Constant[] Levels = [new("debug"), new("verbose"), new("notice"), new("warning")];

    private static readonly (char Letter, Constant Word)[] Roles = [('X', new("sentinel")), ('C', new("child")), ('S', new("replica")), ('M', new("master"))];

    private static readonly PatternSet Kinds = new(
        new("redis.security_attack", "Possible SECURITY ATTACK detected.{:text}Connection from {source:ip}:{source.port:int} aborted.", new("event.kind=alert", "event.category=intrusion_detection", "event.outcome=failure")),
        new("redis.security_attack", "Possible SECURITY ATTACK detected.{*}", new("event.kind=alert", "event.category=intrusion_detection", "event.outcome=failure")),
        new("redis.protected_mode", "{:text}Redis is running in protected mode{*}", Meaning.Failure),
        new("redis.replicaof_enabled", "((REPLICAOF|SLAVE OF)) {destination:host}:{destination.port:int} enabled (user request from '{redis.client:greedy}')", new("event.category=configuration", "event.action=replicaof")),
        new("redis.replication_connect", "Connecting to MASTER {destination:host}:{destination.port:int}", new("event.category=network", "event.action=replication")),
        new("redis.replica_joined", "((Replica|Slave)) {source:host}:{source.port:int} asks for synchronization", new("event.category=network", "event.action=replication")),
        new("redis.module_loaded", "Module '{redis.module.name:greedy}' loaded from {file.path:rest}", new("event.category=configuration", "event.action=module_load")),
        new("redis.module_failed", "Module {file.path:word} failed to load: {error.message:rest}", new("event.category=configuration", "event.action=module_load", "event.outcome=failure")),
        new("redis.accepted", "Accepted {source:host}:{source.port:int}", new("event.category=network")),
        new("redis.saved", "DB saved on disk"),
        new("redis.ready", "((Ready to accept connections|The server is now ready to accept connections)){*}", new("event.category=process", "event.action=service_start")),
        new("redis.shutdown", "Redis is now ready to exit, bye bye...", new("event.category=process", "event.action=service_stop")),
        new("redis.signal", "Received SIG{:word} scheduling shutdown...", new("event.category=process", "event.action=service_stop")));

    public override string Name => "redis";

    public override Text Title => new("Redis and Valkey", "Redis・Valkey のログ");

    public override string FirstBytes => "[0123456789";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var rest = line;
        if (line.Length < 20 || !TryHead(ref rest, record))
        {
            return false;
        }

        if (rest.StartsWith("signal-handler ("u8))
        {
            return TrySignal(rest[16..], record);
        }

        if (!ShortStamps.TryDayFirst(context.Stamps, rest, out var stamp))
        {
            return false;
        }

        var after = rest[stamp.Length..];
        var level = after.Length < 4 || after[0] != ' ' || after[2] != ' ' ? -1 : ".-*#".IndexOf((char)after[1], StringComparison.Ordinal);
        if (level < 0)
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.LogLevel, Levels[level]);
        Finish(after[3..], record);
        return true;
    }

    /// <summary><c>123:M </c>, <c>[123] </c>, <c>123:</c> before the signal handler, or nothing (before version 2.4).</summary>
    private static bool TryHead(ref ReadOnlySpan<byte> rest, Record record)
    {
        var start = rest[0] == '[' ? 1 : 0;
        if (!System.Buffers.Text.Utf8Parser.TryParse(rest[start..], out long pid, out var used) || used > 10)
        {
            return false;
        }

        var end = start + used;
        if (start == 1)
        {
            if (rest[end] != ']' || rest[end + 1] != ' ')
            {
                return false;
            }

            rest = rest[(end + 2)..];
        }
        else if (rest[end] == ':' && rest[end + 2] == ' ')
        {
            if (!TrySetRole((char)rest[end + 1], record))
            {
                return false;
            }

            rest = rest[(end + 3)..];
        }
        else if (rest[end] == ':')
        {
            rest = rest[(end + 1)..];
            if (rest[0] != 's')
            {
                return false;
            }
        }
        else
        {
            return used <= 2 && rest[end] == ' ';
        }

        record.Set(FieldNames.ProcessPid, pid);
        return true;
    }

    private static bool TrySetRole(char letter, Record record)
    {
        foreach (var (known, word) in Roles)
        {
            if (known == letter)
            {
                record.Set(Role, word);
                return true;
            }
        }

        return false;
    }

    private static bool TrySignal(ReadOnlySpan<byte> rest, Record record)
    {
        if (!StampReader.TryEpoch(rest, out var stamp) || !rest[stamp.Length..].StartsWith(") "u8))
        {
            return false;
        }

        stamp.GiveTo(record);
        Finish(rest[(stamp.Length + 2)..], record);
        return true;
    }

    private static void Finish(ReadOnlySpan<byte> message, Record record)
    {
        record.SetExact(FieldNames.Message, message);
        _ = Kinds.TryRead(message, record);
    }
}
