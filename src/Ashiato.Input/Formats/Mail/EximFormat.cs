using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Mail;

/// <summary>
/// Exim 4: mainlog and rejectlog, own file or syslog. After the stamp may stand <c>[pid]</c> and a message identifier. The
/// other end is written <c>host (helo) [address]:port</c>: only the address that stands in brackets outside the
/// parentheses is the client's, since the name in them is what the client says of itself (specification, chapter 52).
/// </summary>
internal sealed class EximFormat : ProgramFormat
{
    private static readonly FieldName MessageId = FieldName.Get("exim.message_id");
    private static readonly Meaning AuthFailed = new("event.category=authentication", "event.action=mail_login", "event.outcome=failure");
    private static readonly Meaning Refused = new("event.category=email", "event.action=mail_rejected", "event.outcome=failure");
    private static readonly Meaning Dropped = new("event.category=network", "event.action=smtp_dropped", "event.outcome=failure");
    private static readonly Meaning Mail = new("event.category=email");
    private static readonly Meaning Unproven = new("event.category=email", "event.action=name_check", "event.outcome=failure");

    private const string Port = "[[:{source.port:int}]]";
    private const string Host = "[[{source:host} ({exim.helo}) |({exim.helo}) |{source:host} ]][{source:ip}]" + Port;
    private const string Local = "[[ I=[{destination:ip}]:{destination.port:int}]][[ {exim.flags}]]";

    public override string Name => "exim";

    public override Text Title => new("Exim mail server", "Exim メールサーバー");

    public override IReadOnlyList<string> Programs { get; } = ["exim", "exim4"];

    public override PatternSet Patterns { get; } = new(
        new("exim.auth_failed", "{exim.authenticator:word} authenticator failed for " + Host + Local + ": {event.reason} (set_id={user.name:greedy})[[: {*}]]", AuthFailed),
        new("exim.auth_failed", "{exim.authenticator:word} authenticator failed for " + Host + Local + ": {event.reason:rest}", AuthFailed),
        new("exim.rejected_recipient", "H=" + Host + Local + "[[ X={tls.cipher:word}]][[ CV={:word}]][[ SNI={:word}]] F=[[<{email.from.address}>|{email.from.address:word}]] rejected RCPT [[<{user.name}>|{user.name:word}]]: {event.reason:rest}", Refused),
        new("exim.rejected", "H=" + Host + Local + " F=[[<{email.from.address}>|{email.from.address:word}]][[ A={:word}]] ((rejected|temporarily rejected)) {event.reason:rest}", Refused),
        new("exim.sender_verify_failed", "H=" + Host + Local + " sender verify ((fail|defer)) for <{user.name}>: {event.reason:rest}", Refused),
        new("exim.rejected", "H=" + Host + Local + " ((rejected|temporarily rejected)) {event.reason:rest}", Refused),
        new("exim.warning", "H=" + Host + Local + " Warning: {event.reason:rest}", Mail),
        new("exim.protocol_error", "SMTP protocol error in \"{:greedy}\" H=" + Host + Local + " {event.reason:rest}", Dropped),
        new("exim.synchronization_error", "SMTP protocol synchronization error {:text}H=" + Host + Local + " ((input|next input))={*}", Dropped),
        new("exim.synchronization_error", "SMTP protocol ((synchronization error|violation)){:text}H=" + Host + "[[ {*}]]", Dropped),
        new("exim.syntax_error", "SMTP syntax error in \"{:greedy}\" H=" + Host + Local + " {event.reason:rest}", Dropped),
        new("exim.dropped", "SMTP call from " + Host + Local + " dropped: {event.reason:rest}", Dropped),
        new("exim.dropped", "SMTP connection from " + Host + Local + " closed by DROP in ACL", Dropped),
        new("exim.lost", "SMTP connection from " + Host + Local + " ((lost|closed by EOF|closed by QUIT|closed after)){*}", Mail),
        new("exim.command_timeout", "SMTP ((command|data|incoming)) timeout on connection from " + Host + "[[ {*}]]", Dropped),
        new("exim.no_mail", "no MAIL in SMTP connection from " + Host + Local, Dropped),
        new("exim.tls_error", "TLS error on connection from " + Host + "[[ {*}]]", Dropped),
        new("exim.connection", "SMTP connection from " + Host + "[[ {*}]]", Mail),
        new("exim.connection_refused", "((Connection|connection)) from [{source:ip}]" + Port + " refused: {event.reason:rest}", Dropped),
        new("exim.host_name_failed", "no host name found for IP address {source:ip}[[ {*}]]", Unproven),
        new("exim.host_name_failed", "no IP address found for host {source.domain:word} (during SMTP connection from [{source:ip}][[:{source.port:int}]]{*}", Unproven),
        new("exim.arrival", "<= {email.from.address:word} H=" + Host + "{:text} A={exim.authenticator}:{user.name:word}[[ {*}]]", new("event.category=authentication", "event.action=mail_login", "event.outcome=success")),
        new("exim.arrival", "<= {email.from.address:word} H=" + Host + "[[ {*}]]", Mail),
        new("exim.arrival_local", "<= {email.from.address:word} U={user.name:word}[[ {*}]]", Mail),
        new("exim.arrival", "<= {email.from.address:word}[[ {*}]]", Mail),
        new("exim.delivery", "((=>|->|>>)) {email.to.address:word}[[ {*}]]", Mail),
        new("exim.bounced", "** {email.to.address:word}[[ {*}]]", new("event.category=email", "event.outcome=failure")),
        new("exim.deferred", "== {email.to.address:word}[[ {*}]]", new("event.category=email", "event.outcome=failure")),
        new("exim.completed", "Completed[[ {*}]]", Mail),
        new("exim.frozen", "((Frozen|Unfrozen|Message is frozen|frozen by)){*}", Mail),
        new("exim.queue_run", "((Start|End)) queue run: pid={:int}[[ {*}]]", Mail),
        new("exim.daemon_start", "exim {service.version:word} daemon started: {*}", new("event.action=service_start")),
        new("exim.expansion_error", "((failed to expand|Failed to)) {event.reason:rest}", Meaning.Failure));

    /// <inheritdoc/>
    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        var rest = message;
        if (rest.Length > 3 && rest[0] == '[' && rest.IndexOf("] "u8) is > 1 and < 12 and var close && System.Buffers.Text.Utf8Parser.TryParse(rest[1..close], out long pid, out var used) && used == close - 1)
        {
            record.Set(FieldNames.ProcessPid, pid);
            rest = rest[(close + 2)..];
        }

        var id = MessageIdLength(rest);
        if (id > 0)
        {
            record.Set(MessageId, rest[..id]);
            rest = rest[(id + 1)..];
        }

        return Patterns.TryRead(rest, record);
    }

    /// <summary><c>1ahr79-0006jK-G9</c>, or since 4.97 <c>1qABCD-000000005Xy-1aBc</c>.</summary>
    private static int MessageIdLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)' ');
        return end is 16 or 23 && text[6] == '-' && text[end == 16 ? 13 : 18] == '-' ? end : 0;
    }
}
