using Ashiato.Input.Formats.Services;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Mail;

/// <summary>Web mail and groupware with log files of their own, or behind syslog.</summary>
internal static class WebMailPrograms
{
    private static readonly Meaning Failed = new("event.category=authentication", "event.action=mail_login", "event.outcome=failure");
    private static readonly Meaning In = new("event.category=authentication", "event.action=mail_login", "event.outcome=success");
    private static readonly Meaning Refused = new("event.category=email", "event.action=mail_rejected", "event.outcome=failure");

    public static readonly ProgramFormat[] All =
    [
        new TableProgram("roundcube", new("Roundcube web mail", "Roundcube（Web メール）"), ["roundcube"],
            new("roundcube.login_failed", "[[{:text}> ]][[IMAP Error: ]]((Login failed|FAILED login|Failed login)) for {user.name:greedy}[[ against {:word}]] from {source:ip}[[({:text})| (X-{:text})]][[. {*}|{*}]]", Failed),
            new("roundcube.login", "[[<{:word}> ]]Successful login for {user.name:greedy} (ID: {user.id:int}) from {source:ip}[[ {*}]]", In)),
        new TableProgram("squirrelmail", new("SquirrelMail web mail", "SquirrelMail（Web メール）"), ["squirrelmail"],
            new("squirrelmail.login_failed", "[LOGIN_ERROR] {user.name:greedy} ({url.domain}) from {source:ip}: {event.reason:rest}", Failed),
            new("squirrelmail.login", "[LOGIN] {user.name:greedy} ({url.domain}) from {source:ip}: {event.reason:rest}", In),
            new("squirrelmail.logout", "[LOGOUT] {user.name:greedy} ({url.domain}) from {source:ip}: {*}", new("event.category=session", "event.action=mail_logout"))),
        new TableProgram("horde", new("Horde groupware", "Horde（グループウェア）"), ["horde"],
            new("horde.login_failed", "[[HORDE ]][[[{log.level:word}] ]][{horde.application:word}] FAILED LOGIN for {user.name:greedy} [{source:ip}][[ (forwarded for [{:text}])]][[ to {*}| [pid {process.pid:int} {*}]]", Failed),
            new("horde.login", "[[HORDE ]][[[{log.level:word}] ]][{horde.application:word}] Login success for {user.name:greedy} [{source:ip}][[ {*}]]", In)),
        new TableProgram("openwebmail", new("Open WebMail", "Open WebMail（Web メール）"), [],
            new("openwebmail.login_failed", "- [{process.pid:int}] ({source:ip}) {user.name:greedy} - login error - {event.reason:rest}", Failed),
            new("openwebmail.login_failed", "- [{process.pid:int}] ({source:ip}) {user.name:greedy} - userinfo error - {event.reason:rest}", Failed),
            new("openwebmail.login", "- [{process.pid:int}] ({source:ip}) {user.name:greedy} - login - {*}", In),
            new("openwebmail.activity", "- [{process.pid:int}] ({source:ip}) {user.name:word} - {event.reason:rest}", Meaning.None)),
        new TableProgram("sogo", new("SOGo groupware", "SOGo（グループウェア）"), ["sogod"],
            new("sogo.login_failed", "[[sogod [{process.pid:int}]: ]]SOGoRootPage Login from '{source:host}[[, {*}]]' for user '{user.name:greedy}' might not have worked{*}", Failed),
            new("sogo.login", "[[sogod [{process.pid:int}]: ]]SOGoRootPage successful login from '{source:host}' for user '{user.name:greedy}'{*}", In)),
        new TableProgram("zimbra", new("Zimbra mailbox server", "Zimbra メールボックスサーバー"), ["zimbra", "zmauth"],
            new("zimbra.login_failed", "{log.level:word} [[ ]][{process.thread.name}] [{:text}oip={source:ip}{:text};] {log.logger:word} - {event.reason}authentication failed for [{user.name}]{*}", Failed),
            new("zimbra.login_failed", "{log.level:word} [[ ]][{process.thread.name}] [{:text}ip={source:ip}{:text};] {log.logger:word} - {event.reason}((authentication failed|failed to authenticate)) for [{user.name}]{*}", Failed),
            new("zimbra.request_failed", "{log.level:word} [[ ]][{process.thread.name}] [name={user.name};{:text}oip={source:ip}{:text};] {log.logger:word} - {event.reason:rest}", Meaning.None),
            new("zimbra.request_failed", "{log.level:word} [[ ]][{process.thread.name}] [name={user.name};{:text}ip={source:ip}{:text};] {log.logger:word} - {event.reason:rest}", Meaning.None),
            new("zimbra.request", "{log.level:word} [[ ]][{process.thread.name}] [{:text}oip={source:ip}{:text};] {log.logger:word} - {event.reason:rest}", Meaning.None)),
        new TableProgram("kerio", new("Kerio Connect mail server", "Kerio Connect メールサーバー"), [],
            new("kerio.unknown_recipient", "Attempt to deliver to unknown recipient <{email.to.address}>, from <{email.from.address}>, IP address {source:ip}", Refused),
            new("kerio.spam_attack", "SMTP Spam attack detected from {source:ip}, {event.reason:rest}", Refused),
            new("kerio.blacklisted", "IP address {source:ip} found in DNS blacklist {event.reason}, mail from <{email.from.address}> to <{email.to.address}>[[ {*}]]", Refused),
            new("kerio.relay_denied", "Relay attempt from IP address {source:ip}, mail from <{email.from.address}> to <{email.to.address}> rejected[[ {*}]]", Refused),
            new("kerio.login_failed", "Invalid password for user {user.name:greedy}. Attempt from IP address {source:ip}.[[ {*}]]", Failed),
            new("kerio.login_failed", "[[{kerio.service:word}: ]]User {user.name:greedy} doesn't exist. Attempt from IP address {source:ip}.[[ {*}]]", Failed),
            new("kerio.no_reverse_name", "Client with IP address {source:ip} has no reverse DNS entry, connection rejected{*}", Refused),
            new("kerio.login_failed", "Administration login into {kerio.service} from {source:ip} failed: {event.reason:rest}", Failed),
            new("kerio.rejected", "Message from IP address {source:ip}, sender <{email.from.address}> rejected: {event.reason:rest}", Refused),
            new("kerio.login_failed", "Failed {kerio.service:word} login[[ ((from|attempt))]][[ from]] {source:ip}[[,]]{*}", Failed),
            new("kerio.login_failed", "Authentication failed for user {user.name:greedy}. Attempt from IP address {source:ip}.[[ {*}]]", Failed)),
        new TableProgram("assp", new("ASSP spam proxy", "ASSP（スパム対策プロキシ）"), [],
            new("assp.auth_failed", "[[{assp.id:word} ]][[[{:text}] ]]{source:ip} [[<{email.from.address}> ]]{event.reason}((authentication failed|Authentication failed|535 {:text})){*}", Failed),
            new("assp.blocked", "[[{assp.id:word} ]][[[{:text}] ]]{source:ip} <{email.from.address}> [[to: {email.to.address:word} ]]{event.reason:rest}", Refused)),
    ];
}
