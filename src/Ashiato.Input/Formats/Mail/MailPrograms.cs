using Ashiato.Input.Formats.Services;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Mail;

/// <summary>Mail servers and filters whose messages come behind a syslog header and are told by templates alone.</summary>
internal static class MailPrograms
{
    private static readonly Meaning Failed = new("event.category=authentication", "event.action=mail_login", "event.outcome=failure");
    private static readonly Meaning In = new("event.category=authentication", "event.action=mail_login", "event.outcome=success");
    private static readonly Meaning Refused = new("event.category=email", "event.action=mail_rejected", "event.outcome=failure");
    private static readonly Meaning Found = new("event.category=email", "event.kind=alert");
    private static readonly Meaning Mail = new("event.category=email");
    private static readonly Meaning Connection = new("event.category=network");

    private static readonly Meaning Delivered = new("event.category=email", "event.outcome=success");
    private static readonly Meaning Bounced = new("event.category=email", "event.outcome=failure");

    // sendmail/deliver.c and envelope.c: an address may stand without its brackets, a relay without a name or with a final dot.
    private const string Queued = "{sendmail.queue_id:word}: ";
    private const string Client = "(([{source:ip}]|{source:host} [{source:ip}]|{source:host}))";
    private const string Server = "(([{destination:ip}]|{destination:host} [{destination:ip}]|{destination:host}. [{destination:ip}]|{destination:host}))";
    private const string To = "((<{email.to.address}>|{email.to.address}))";

    public static readonly ProgramFormat[] All =
    [
        new TableProgram("sendmail", new("Sendmail mail server", "Sendmail メールサーバー"), ["sendmail", "sm-mta", "sm-msp-queue", "sm-acceptingconnections", "mta"],
            new("sendmail.auth_failure", "[[{sendmail.queue_id:word}: ]]AUTH failure ({sendmail.auth.method}): {event.reason:greedy}, user={user.name:greedy}, relay={source:host} [{source:ip}][[ (may be forged)]]", Failed),
            new("sendmail.auth_failure", "[[{sendmail.queue_id:word}: ]]AUTH failure ({sendmail.auth.method}): {event.reason:greedy}, user={user.name:greedy}, relay={source:host}[[ (may be forged)]]", Failed),
            new("sendmail.auth_failure", "[[{sendmail.queue_id:word}: ]]AUTH failure ({sendmail.auth.method}): {event.reason:greedy}, relay=(([{source:ip}]|{source:host} [{source:ip}]|{source:host}))[[ (may be forged)]]", Failed),
            new("sendmail.auth", "[[{sendmail.queue_id:word}: ]]AUTH=server, relay={source:host} [{source:ip}][[ (may be forged)]], authid={user.name:greedy}, mech={sendmail.auth.method:word}, {*}", In),
            new("sendmail.auth", "[[{sendmail.queue_id:word}: ]]AUTH=server, relay={source:host}, authid={user.name:greedy}, mech={sendmail.auth.method:word}, {*}", In),
            new("sendmail.probe", "[[{sendmail.queue_id:word}: ]]{source:host} [{source:ip}][[ (may be forged)]]: {event.reason}((possible SMTP attack|did not issue MAIL)){*}", Refused),
            new("sendmail.probe", "[[{sendmail.queue_id:word}: ]](([{source:ip}]|{source:host}))[[ (may be forged)]]:[[ ]][[ ]]{event.reason}((possible SMTP attack|did not issue MAIL)){*}", Refused),
            new("sendmail.rejected", Queued + "ruleset={sendmail.ruleset:word}, arg1=[[<{email.to.address}>|{*}]], relay=" + Client + "[[ (may be forged)]], reject={sendmail.reply:int} {event.reason:rest}", Refused),
            new("sendmail.rejected", Queued + "ruleset={sendmail.ruleset:word}, {:text}relay=" + Client + "[[ (may be forged)]], reject={sendmail.reply:int} {event.reason:rest}", Refused),
            new("sendmail.received", Queued + "from=((<{email.from.address}>|{email.from.address})), size={:int}, {:text}relay=" + Client + "[[ (may be forged)]]", Mail),
            new("sendmail.received", Queued + "from=((<{email.from.address}>|{email.from.address})), size={:int}, {*}", Mail),
            new("sendmail.delivered", Queued + "to=" + To + ", {:text}relay=" + Server + "[[, dsn={sendmail.dsn:word}]], stat=Sent[[ {*}]]", Delivered),
            new("sendmail.delivered", Queued + "to=" + To + ", {:text}dsn={sendmail.dsn:word}, stat=Sent[[ {*}]]", Delivered),
            new("sendmail.deferred", Queued + "to=" + To + ", {:text}stat=Deferred[[: {event.reason:rest}]]", Mail),
            new("sendmail.bounced", Queued + "to=" + To + ", {:text}dsn={sendmail.dsn:word}, stat={event.reason:rest}", Bounced)),
        new TableProgram("cyrus", new("Cyrus IMAP server", "Cyrus IMAP サーバー"), ["imap", "imaps", "pop3", "pop3s", "sieve", "lmtpunix", "lmtp", "ctl_cyrusdb", "cyrus", "timsieved"],
            new("cyrus.login_failed", "badlogin: [[{source:host} ]][{source:ip}] {cyrus.auth.method:word} (([{user.name}]|{user.name:word})) {event.reason:rest}", Failed),
            new("cyrus.login_failed", "badlogin: [[{source:host} ]][{source:ip}] {cyrus.auth.method:word} {event.reason:rest}", Failed),
            new("cyrus.login", "login: [[{source:host} ]][{source:ip}][[:]] {user.name:word} {cyrus.auth.method:word}[[ {*}]]", In)),
        new TableProgram("courier", new("Courier mail server", "Courier メールサーバー"),
            ["imapd", "imapd-ssl", "pop3d", "pop3d-ssl", "courieresmtpd", "courierpop3login", "courierpop3d", "courierimapd", "imaplogin", "pop3login", "authdaemond", "esmtpd"],
            new("courier.login_failed", "LOGIN FAILED,[[ method={courier.auth.method:word},]][[ user={user.name:greedy},]] ip=[{source:ip}][[, {*}]]", Failed),
            new("courier.login", "LOGIN, user={user.name:greedy}, ip=[{source:ip}][[, {*}]]", In),
            new("courier.logout", "((LOGOUT|DISCONNECTED|TIMEOUT)), user={user.name:greedy}, ip=[{source:ip}][[, {*}]]", new("event.category=session", "event.action=mail_logout")),
            new("courier.connection", "((Connection|LOGOUT|DISCONNECTED)), ip=[{source:ip}][[, {*}]]", Connection),
            new("courier.rejected", "error,relay={source:ip}[[,{*}]]", Refused),
            new("courier.imap_login_failed", "Login failed user={user.name:greedy} auth={:word} host=[[{source:host} ]][{source:ip}]", Failed),
            new("courier.imap_login", "((Login|Authenticated)) user={user.name:greedy} host=[[{source:host} ]][{source:ip}][[ {*}]]", In)),
        new TableProgram("qmail", new("qmail and its checks", "qmail と関連プログラム"), ["qmail", "qmail-smtpd", "rblsmtpd", "tcpserver", "spamdyke", "qmail-send"],
            new("qmail.blocked", "{source.domain:word} blocked {source:ip} {event.reason:rest}", Refused),
            new("qmail.blocked", "[[{:num} ]]rblsmtpd: {source:ip} pid {process.pid:int}[[:]] {event.reason:rest}", Refused),
            new("qmail.blocked", "[[{:num} ]]qmail-smtpd: {:int} badiprbl: ip {source:ip} rbl: {event.reason:rest}", Refused),
            new("qmail.denied", "{qmail.action}: ((DENIED|FILTER|REJECTED))_{event.reason:word} from: {email.from.address:word} to: {email.to.address:word} origin_ip: {source:ip} {*}", Refused),
            new("qmail.delivery", "((DENIED|FILTER))_{event.reason:word} from: {email.from.address:word} to: {email.to.address:word} origin_ip: {source:ip} {*}", Refused)),
        new TableProgram("vpopmail", new("vpopmail mail accounts", "vpopmail（メールアカウント管理）"), ["vpopmail", "vchkpw", "vchkpw-pop3", "vchkpw-smtp", "vchkpw-imap", "vchkpw-submission", "vchkpw-pop3s", "vchkpw-smtps"],
            new("vpopmail.user_unknown", "vchkpw-{vpopmail.service:word}: ((vpopmail user not found|invalid user/domain characters)) {user.name:greedy}:{source:ip}", Failed),
            new("vpopmail.password_failed", "vchkpw-{vpopmail.service:word}: ((password fail|null password given|account is disabled)){:text} {user.name:word}:{source:ip}", Failed),
            new("vpopmail.login", "vchkpw-{vpopmail.service:word}: ({:text}) login success {user.name:greedy}:{source:ip}", In)),
        new TableProgram("amavis", new("amavis content filter", "amavis（メールコンテンツフィルター）"), ["amavis", "amavisd", "amavisd-new"],
            new("amavis.blocked", "({amavis.id:word}) Blocked {event.reason}, [[{:text}LOCAL ]][{source:ip}]:{source.port:int} [[[{:ip}] ]]<{email.from.address}> -> <{email.to.address}>{*}", Found),
            new("amavis.passed", "({amavis.id:word}) Passed {event.reason}, [[{:text}LOCAL ]][{source:ip}]{:text}<{email.from.address}> -> <{email.to.address}>{*}", Mail)),
        new TableProgram("spamd", new("SpamAssassin daemon", "SpamAssassin（spamd）"), ["spamd"],
            new("spamd.identified", "((spamd: |)) identified spam ({:text}) for {user.name}:{:int} in {*}", Found),
            new("spamd.connection", "spamd: connection from {source:host} [{source:ip}]:{source.port:int}[[ {*}]]", Connection)),
        new TableProgram("solid-pop3d", new("solid-pop3d", "solid-pop3d"), ["solid-pop3d"],
            new("solid_pop3d.login_failed", "authentication failed: {event.reason}: {user.name:greedy} - {source:host}", Failed),
            new("solid_pop3d.login_failed", "authentication failed for [[mapped ]]user {user.name:greedy} - {source:host}", Failed),
            new("solid_pop3d.login_failed", "APOP authentication failed for [[mapped ]]user {user.name:greedy} - {source:host}", Failed),
            new("solid_pop3d.login_failed", "can't find APOP secret for user {user.name:greedy} - {source:host}", Failed),
            new("solid_pop3d.login_failed", "{user.name:word} login not allowed - {source:host}", Failed),
            new("solid_pop3d.login", "user {user.name:greedy} authenticated - {source:host}", In)),
        new TableProgram("uw-imap", new("University of Washington IMAP server", "UW IMAP サーバー"), ["ipop3d", "ipop2d", "uwimapd"],
            new("uw_imap.login_failed", "Login ((failed|disabled|excessive login failures)) user={user.name:greedy} auth={:word} host={source:host} [{source:ip}]", Failed),
            new("uw_imap.login", "((Login|Authenticated)) user={user.name:greedy} host={source:host} [{source:ip}][[ {*}]]", In)),
        new TableProgram("perdition", new("Perdition mail proxy", "Perdition（メールプロキシ）"), ["perdition", "perdition.imap4", "perdition.imap4s", "perdition.imaps", "perdition.pop3", "perdition.pop3s"],
            new("perdition.auth", "Auth: {source:ip}[[:{source.port:int}]]->{destination:ip}[[:{destination.port:int}]] client-secure={:word} authorisation_id={:word} authentication_id=\"{user.name}\" server=\"{:text}\" protocol={:word} server-secure={:word} status=\"ok\"", In),
            new("perdition.auth_failed", "Auth:[[ ]]{source:ip}[[:{source.port:int}]]->{destination:ip}[[:{destination.port:int}]] {:text}authentication_id=\"{user.name}\" {:text}status=\"failed{*}", Failed),
            new("perdition.fatal", "Fatal Error{:text}for {user.name}: {event.reason:rest}", Meaning.Failure)),
        new TableProgram("oracle-ims", new("Oracle messaging server", "Oracle Messaging Server"), ["tcp_auth", "imta"],
            new MessagePattern("oracle_ims.auth_failed", "<co {:text} sasl failed {*}", Failed)),
    ];
}
