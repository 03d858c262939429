using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Mail;

/// <summary>
/// Postfix's messages after level and queue identifier, by its daemons' sources: smtpd.c, smtpd_check.c, smtp_connect.c,
/// log_adhoc.c, qmgr_active.c, cleanup_message.c, postscreen*.c, anvil.c, master.c and postsuper.c.
/// </summary>
internal static class PostfixMessages
{
    private const string Client = "{source:host}[{source:ip}][[:{source.port:int}]]";
    private const string Server = "{destination:host}(([{destination:ip}]|[{postfix.relay_service}]|))[[:{destination.port:int}]]";
    private const string Envelope = "[[ from=<{email.from.address}>]][[ to=<{email.to.address}>]][[ proto={postfix.proto:word}]][[ helo=<{postfix.helo:greedy}>]]";
    private const string Reply = "[[{postfix.status_code:int} [[{postfix.status_code_enhanced:num} ]]]]{postfix.smtp_response}";
    private const string Header = "((header|body|mime header|nested header|content)) {postfix.header} from " + Client + ";" + Envelope + "[[: {postfix.smtp_response:rest}]]";
    private const string Relay = "(({destination:host}[{destination:ip}]:{destination.port:int}|{destination:host}[{postfix.relay_service}]|{postfix.relay_service:word}))";
    private const string Recipient = "to=[[<{email.to.address}>|{email.to.address:word}]],[[ orig_to=[[<{:text}>|{:word}]],]] relay=" + Relay
        + ",[[ conn_use={:int},]] delay={postfix.delay:num},[[ delays={:word},]][[ tls={:word},]] dsn={postfix.status_code_enhanced:word}, status=";
    private const string Tls = "{tls.version:word} with cipher {tls.cipher:word} ({*}";

    private static readonly Meaning Refused = new("event.category=email", "event.outcome=failure");
    private static readonly Meaning AuthFailed = new("event.category=authentication", "event.action=mail_login", "event.outcome=failure");
    private static readonly Meaning AuthDone = new("event.category=authentication", "event.action=mail_login", "event.outcome=success");
    private static readonly Meaning Connection = new("event.category=network");
    private static readonly Meaning Unproven = new("event.category=network", "event.action=name_check", "event.outcome=failure");
    private static readonly Meaning Broken = new("event.category=network", "event.outcome=failure");
    private static readonly Meaning Sent = new("event.category=email", "event.action=mail_delivery", "postfix.status=sent");
    private static readonly Meaning Bounced = new("event.category=email", "event.action=mail_delivery", "postfix.status=bounced", "event.outcome=failure");
    private static readonly Meaning Deferred = new("event.category=email", "event.action=mail_delivery", "postfix.status=deferred", "event.outcome=failure");
    private static readonly Meaning NotDelivered = new("event.category=email", "event.action=mail_delivery", "event.outcome=failure");
    private static readonly Meaning Mail = new("event.category=email");

    public static readonly PatternSet All = new(
        // smtpd: connections and log-ins
        new("postfix.connect", "connect from " + Client, Connection),
        new("postfix.disconnect", "disconnect from " + Client + " {postfix.commands} auth=0/{postfix.auth.refused:int}[[ {*}]]", Refused),
        new("postfix.disconnect", "disconnect from " + Client + "[[ {postfix.commands:rest}]]", Connection),
        new("postfix.sasl_login", "client=" + Client + ", sasl_method={postfix.sasl_method}, sasl_username={user.name}[[, sasl_sender={:word}]][[, orig_{*}]]", AuthDone),
        new("postfix.client", "client=" + Client + "[[, {*}]]", Connection),
        new("postfix.sasl_failed", Client + ": SASL {postfix.sasl_method:word} authentication failed: {event.reason}, sasl_username={user.name:rest}", AuthFailed),
        new("postfix.sasl_failed", Client + ": SASL {postfix.sasl_method:word} authentication ((failed|aborted))[[: {event.reason:rest}]]", AuthFailed),
        new("postfix.sasl_failed", "SASL authentication ((failure|problem)): {event.reason:rest}", AuthFailed),
        new("postfix.lost_connection", "((lost connection|timeout)) after {postfix.smtp_stage}[[ ({:int} bytes)]] from " + Client, Broken),
        new("postfix.bare_newline", "bare <LF> received after {postfix.smtp_stage} from " + Client, Broken),
        new("postfix.too_many_errors", "too many errors after {postfix.smtp_stage}[[ ({:int} bytes)]] from " + Client, Refused),
        new("postfix.improper_pipelining", "improper command pipelining after {postfix.smtp_stage} from " + Client + "[[:]][[ {*}]]", Refused),
        new("postfix.non_smtp_command", "non-SMTP command from " + Client + ": {event.reason:rest}", Refused),
        new("postfix.rate_limit", "((Connection|Message delivery request|Recipient address|New TLS session|AUTH command)) ((rate|concurrency)) limit exceeded: {:int} from " + Client + "[[ {*}]]", Refused),
        new("postfix.limit_exceeded", "{postfix.limit}limit exceeded: {*}", Refused),
        new("postfix.hostname_mismatch", "hostname {source.domain:word} does not resolve to address {source:ip}[[: {event.reason:rest}]]", Unproven),
        new("postfix.hostname_mismatch", "{source:ip}: ((hostname|address not listed for hostname)) {source.domain:word}[[ verification failed: {event.reason:rest}]]", Unproven),
        new("postfix.illegal_address", "Illegal address syntax from " + Client + " in {postfix.smtp_stage:word} command: {*}", Refused),
        new("postfix.proxy_reply", "proxy-((accept|reject)): {postfix.smtp_stage}: [[" + Reply + "]];" + Envelope, Mail),
        new("postfix.reject", "{postfix.action:word}: {postfix.smtp_stage} from " + Client + ": " + Reply + ";" + Envelope, Refused),
        new("postfix.reject", "{postfix.action:word}: {postfix.smtp_stage} from [{source:ip}]:{source.port:int}: " + Reply + ";" + Envelope, Refused),
        new("postfix.reject", "{postfix.action:word}: {postfix.smtp_stage} from [{source:ip}]:{source.port:int}: {event.reason:rest}", Refused),
        new("postfix.reject", "((reject_warning|reject|milter-reject|discard|hold)): {postfix.smtp_stage} from " + Client + ": {event.reason:rest}", Refused),
        new("postfix.header_check", "warning: " + Header, new("event.category=email", "postfix.action=warning", "log.level=warning")),
        new("postfix.header_check", "info: " + Header, new("event.category=email", "postfix.action=info", "log.level=info")),
        new("postfix.header_check", "{postfix.action:word}: " + Header, Mail),
        new("postfix.discarding_keywords", "discarding EHLO keywords: {*}", Mail),

        // TLS, both sides
        new("postfix.tls_established", "((Anonymous|Untrusted|Trusted|Verified)) TLS connection established from " + Client + "[[ to {:word}]]: " + Tls, Connection),
        new("postfix.tls_established", "((Anonymous|Untrusted|Trusted|Verified)) TLS connection ((established|reused)) to " + Server + "[[ to {:word}]]: " + Tls, Connection),
        new("postfix.tls_setup", "setting up TLS connection from " + Client, Connection),
        new("postfix.tls_setup", "setting up TLS connection to " + Server, Connection),
        new("postfix.tls_error", "SSL_accept error from " + Client + ": {event.reason:rest}", Broken),
        new("postfix.tls_error", "SSL_connect error to " + Server + ": {event.reason:rest}", Broken),
        new("postfix.tls_error", "TLS library problem: {event.reason:rest}", Broken),
        new("postfix.tls_certificate", "certificate verification failed for " + Server + ": {event.reason:rest}", Broken),
        new("postfix.tls_host_mismatch", "server certificate verification failed for " + Server + ": {event.reason:rest}", Broken),

        // queue
        new("postfix.delivery", Recipient + "sent ({postfix.smtp_response:greedy})", Sent),
        new("postfix.bounced", Recipient + "bounced ({postfix.smtp_response:greedy})", Bounced),
        new("postfix.deferred", Recipient + "deferred ({postfix.smtp_response:greedy})", Deferred),
        new("postfix.delivery", Recipient + "{postfix.status:word}[[ ({postfix.smtp_response:greedy})|{*}]]", Mail),
        new("postfix.queued", "from=<{email.from.address}>, size={postfix.size:int}, nrcpt={postfix.recipients:int} ({*}", Mail),
        new("postfix.expired", "from=<{email.from.address}>, status={postfix.status:word}, returned to sender", NotDelivered),
        new("postfix.pickup", "uid={user.id:int} from=<{email.from.address}>", Mail),
        new("postfix.message_id", "[[resent-]]message-id={email.message_id:rest}", Mail),
        new("postfix.removed", "removed", Mail),
        new("postfix.notification", "((sender non-delivery|sender delivery status|sender delay|postmaster non-delivery|postmaster delay|postmaster)) notification: {postfix.child_queue_id:word}", Mail),
        new("postfix.released", "released from hold", Mail),
        new("postfix.requeued", "((requeued|expired|placed on hold|skipped, still being delivered))", Mail),
        new("postfix.postsuper", "((Deleted|Requeued|Released from hold|Placed on hold|Expired)): {:int} message[[s]]", Mail),

        // smtp and lmtp clients
        new("postfix.server_refused", "host " + Server + " refused to talk to me: {postfix.smtp_response:rest}", NotDelivered),
        new("postfix.server_said", "host " + Server + " said: {postfix.smtp_response:greedy} (in reply to {postfix.smtp_stage} command)", NotDelivered),
        new("postfix.server_said", "host " + Server + " said: {postfix.smtp_response:rest}", NotDelivered),
        new("postfix.client_sasl_failed", "SASL authentication failed; server " + Server + " said: {postfix.smtp_response:rest}", new("event.outcome=failure")),
        new("postfix.server_lost", "((lost connection with|conversation with)) " + Server + " ((while|timed out while)) {event.reason:rest}", Broken),
        new("postfix.connect_to", "connect to " + Server + ": {event.reason:rest}", Broken),
        new("postfix.pix", "enabling PIX workarounds: {:text} for " + Server, Mail),

        // postscreen, dnsblog
        new("postfix.postscreen_connect", "CONNECT from [{source:ip}]:{source.port:int} to [{destination:ip}]:{destination.port:int}", Connection),
        new("postfix.postscreen_disconnect", "DISCONNECT [{source:ip}]:{source.port:int}", Connection),
        new("postfix.postscreen_pregreet", "PREGREET {:int} after {:num} from [{source:ip}]:{source.port:int}: {*}", Violated("PREGREET")),
        new("postfix.postscreen_dnsbl", "DNSBL rank {:int} for [{source:ip}]:{source.port:int}", Violated("DNSBL")),
        new("postfix.postscreen_hangup", "HANGUP after {:num} from [{source:ip}]:{source.port:int} in tests {postfix.smtp_stage:rest}", Violated("HANGUP")),
        new("postfix.postscreen_violation", "{postfix.postscreen_violation} from [{source:ip}]:{source.port:int} after {postfix.smtp_stage}[[: {*}]]", Refused),
        new("postfix.postscreen_access", "{postfix.postscreen_access} [{source:ip}]:{source.port:int}", Connection),
        new("postfix.dnsblog", "addr {source:ip} listed by domain {postfix.dnsbl_domain:word} as {postfix.dnsbl_result:rest}", Mail),

        // service processes
        new("postfix.statistics", "statistics: max connection ((rate|count)) {:word} for ({:word}:{source:ip}) at {*}", Meaning.None),
        new("postfix.statistics", "statistics: {*}", Meaning.None),
        new("postfix.cache", "cache {:word} ((full|partial)) cleanup: {*}", Meaning.None),
        new("postfix.master", "daemon started -- version {service.version:word}, configuration {file.path:rest}", new("event.action=service_start")),
        new("postfix.master", "((reload|terminating on signal|stopping|starting the Postfix mail system|stopping the Postfix mail system|refreshing the Postfix mail system)){*}", new("event.action=service_change")),
        new("postfix.process_killed", "process {process.executable:word} pid {process.child.pid:int} ((killed by signal|exit status)) {:int}", Meaning.Failure),
        new("postfix.lookup_failed", "{postfix.map:word} lookup failure", Meaning.Failure),
        new("postfix.configuration", "{event.reason}((must be set|is larger than|deprecated|overrides)){*}", Meaning.None));

    private static Meaning Violated(string violation) => new("event.category=network", "event.outcome=failure", "postfix.postscreen_violation=" + violation);
}
