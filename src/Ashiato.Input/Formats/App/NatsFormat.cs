using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.App;

/// <summary>The NATS server: <c>[pid] yyyy/MM/dd hh:mm:ss.ffffff [LVL] text</c>; in traces the client and the protocol message.</summary>
internal sealed class NatsFormat : LineFormat
{
    private const string Client = "{source:host}:{source.port:int} - ((cid|rid|lid)):{nats.log.client.id:int} - ";
    private static readonly MessagePattern Head = new("nats.log", " [{log.level:word}] {message:rest}");

    private static readonly (byte[] Short, Constant Word)[] Levels =
    [
        ("INF"u8.ToArray(), new("info")), ("DBG"u8.ToArray(), new("debug")), ("TRC"u8.ToArray(), new("trace")),
        ("WRN"u8.ToArray(), new("warning")), ("ERR"u8.ToArray(), new("error")), ("FTL"u8.ToArray(), new("fatal")),
    ];

    private static readonly PatternSet Kinds = new(
        new("nats.auth_error", Client + "authentication error[[ - User \"{user.name:greedy}\"]][[ - {*}]]", Meaning.LoginFailed),
        new("nats.auth_error", Client + "Authorization ((Error|Timeout|Violation)){*}", Meaning.LoginFailed),
        new("nats.publish", Client + "((->>|<<-)) [PUB {nats.log.msg.subject:word}[[ {nats.log.msg.reply_to:word}]] {nats.log.msg.bytes:int}]"),
        new("nats.message", Client + "((->>|<<-)) [MSG {nats.log.msg.subject:word} {nats.log.msg.sid:int}[[ {nats.log.msg.reply_to:word}]] {nats.log.msg.bytes:int}]"),
        new("nats.subscribe", Client + "((->>|<<-)) [SUB {nats.log.msg.subject:word} [[{nats.log.msg.queue:word}]] {nats.log.msg.sid:int}]"),
        new("nats.unsubscribe", Client + "((->>|<<-)) [((UNSUB|DELSUB)) {nats.log.msg.sid:int}[[ {nats.log.msg.max_messages:int}]]]"),
        new("nats.error", Client + "((->>|<<-)) [-ERR {error.message:greedy}]", Meaning.Failure),
        new("nats.protocol", Client + "((->>|<<-)) [{nats.log.msg.type:word}[[ {*}]]]"),
        new("nats.client", Client + "{*}"));

    public override string Name => "nats.log";

    public override Text Title => new("NATS server", "NATS サーバーのログ");

    public override string FirstBytes => "[";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var close = line[..Math.Min(12, line.Length)].IndexOf((byte)']');
        if (close < 2 || line.Length < close + 30 || line[close + 1] != ' ' || line[close + 6] != '/'
            || !System.Buffers.Text.Utf8Parser.TryParse(line[1..close], out long pid, out var used) || used != close - 1
            || !context.Stamps.TryIso(line[(close + 2)..], out var stamp) || !Head.TryRead(line[(close + 2 + stamp.Length)..], record)
            || !TrySetLevel(record))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Remove(FieldNames.EventCode);
        record.Set(FieldNames.ProcessPid, pid);
        MessageSpan.ToLineEnd(line, record);
        ReadMessage(record.Get(FieldNames.Message), record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;

    private static void ReadMessage(ReadOnlySpan<byte> message, Record record)
    {
        if (!Kinds.TryRead(message, record))
        {
            return;
        }

        // ADDRESS:PORT - cid:N - text
        var dash = message.IndexOf(" - "u8);
        var second = message[(dash + 3)..].IndexOf(" - "u8);
        record.SetExact(FieldNames.Message, message[(dash + second + 6)..]);
    }

    private static bool TrySetLevel(Record record)
    {
        var written = record.Get(FieldNames.LogLevel);
        foreach (var (abbreviation, word) in Levels)
        {
            if (written.SequenceEqual(abbreviation))
            {
                record.Set(FieldNames.LogLevel, word);
                return true;
            }
        }

        return false;
    }
}
