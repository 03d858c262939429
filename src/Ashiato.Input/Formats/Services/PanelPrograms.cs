using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Services;

/// <summary>Hosting panels, administration, directories, file servers, routers.</summary>
internal static class PanelPrograms
{
    private static readonly Meaning Failed = Meaning.LoginFailed;
    private static readonly Meaning In = Meaning.LoggedIn;
    private static readonly Meaning Refused = new("event.category=network", "event.action=connection_refused", "event.outcome=failure");
    private static readonly Meaning Connection = new("event.category=network", "event.action=connection");

    public static readonly ProgramFormat[] All =
    [
        new TableProgram("webmin", new("Webmin", "Webmin"), ["webmin", "usermin"],
            new("webmin.login_failed", "((Invalid login as|Non-existent login as|Security alert: )) {user.name:greedy} from {source:host}", Failed),
            new("webmin.login", "Successful login as {user.name:greedy} from {source:host}", In),
            new("webmin.logout", "Logout by {user.name:greedy} from {source:host}", new("event.category=session", "event.action=logout")),
            new("webmin.blocked", "Security alert: Host {source:host} blocked {*}", Refused)),
        new TableProgram("proxmox", new("Proxmox VE", "Proxmox VE"), ["pvedaemon", "pveproxy", "pmgproxy", "pmgdaemon", "proxmox-backup-proxy"],
            new("proxmox.login_failed", "authentication failure; rhost={source:host} user={user.name:greedy} msg={event.reason:rest}", Failed),
            new("proxmox.login_failed", "authentication failure; rhost=[{source:ip}]:{source.port:int} user={user.name:greedy} msg={event.reason:rest}", Failed),
            new("proxmox.login", "<{:word}> successful auth for user '{user.name:greedy}'", In)),
        new TableProgram("directadmin", new("DirectAdmin", "DirectAdmin"), ["directadmin"],
            new("directadmin.login_failed", "'{source:ip}' {directadmin.attempts:int} failed login attempt[[s]]. Account '{user.name:greedy}' via '{:text}'", Failed),
            new("directadmin.login_failed", "'{source:ip}' {directadmin.attempts:int} failed login attempt[[s]]. [[Account|Invalid account]] '{user.name:greedy}'", Failed),
            new("directadmin.login", "'{source:ip}' successful login to '{user.name:greedy}'[[ {*}]]", In)),
        new TableProgram("froxlor", new("Froxlor", "Froxlor"), ["froxlor"],
            new("froxlor.login_failed", "[Login Action {source:ip}] Unknown user '{user.name:greedy}' tried to login.", Failed),
            new("froxlor.login_failed", "[Login Action {source:ip}] User '{user.name:greedy}' tried to login with wrong password.", Failed),
            new("froxlor.login_failed", "froxlor.{log.level:word}: ((User tried to login with wrong password|Unknown user tried to login)). {{{:text}\"user\":\"{source:ip}\"{*}", Failed)),
        new TableProgram("cpanel", new("cPanel and WHM", "cPanel／WHM"), ["cpsrvd", "cpaneld", "whostmgrd", "webmaild"],
            new("cpanel.login_failed", "info [{cpanel.service:word}] {source:ip} - {user.name:greedy} \"{:greedy}\" FAILED LOGIN {cpanel.service:word}: {event.reason:rest}", Failed),
            new("cpanel.login_failed", "{source:ip} - {user.name:word} \"{:greedy}\" FAILED LOGIN {event.reason:rest}", Failed)),
        new TableProgram("slapd", new("OpenLDAP server", "OpenLDAP（slapd）"), ["slapd"],
            new("slapd.accept", "conn={slapd.connection:int} fd={:int} ACCEPT from IP={source:ip}:{source.port:int} (IP={:word})", Connection),
            new("slapd.accept", "conn={slapd.connection:int} fd={:int} ACCEPT from IP=[{source:ip}]:{source.port:int} (IP={:word})", Connection),
            new("slapd.bind_failed", "conn={slapd.connection:int} op={slapd.operation:int} RESULT tag=97 err=49 {*}", Failed),
            new("slapd.bind", "conn={slapd.connection:int} op={slapd.operation:int} BIND dn=\"{user.name:greedy}\" {*}", new("event.category=authentication", "event.action=ldap_bind")),
            new("slapd.result", "conn={slapd.connection:int} op={slapd.operation:int} RESULT tag={slapd.tag:int} err={slapd.error:int} {*}", Meaning.None),
            new("slapd.message", "conn={slapd.connection:int} {*}", Meaning.None)),
        new TableProgram("samba", new("Samba file server", "Samba（ファイルサーバー）"), ["smbd", "smb", "smbd_audit", "nmbd", "winbindd", "samba"],
            new("samba.audit", "{user.name}|{source:ip}|{samba.action}|{samba.result}|{file.path:rest}", new("event.category=file")),
            new("samba.denied", "[[[{:text}] ]]Denied connection from [[{samba.client:word}]] ({source:ip})[[ to {samba.share:rest}]]", Refused),
            new("samba.auth", Auth + "with [{samba.password_type}] status [NT_STATUS_OK] workstation [{samba.workstation}] remote host [ipv{:int}:{source:host}:{source.port:int}]{*}", In),
            new("samba.auth_failed", Auth + "with [{samba.password_type}] status [{samba.status}] workstation [{samba.workstation}] remote host [ipv{:int}:{source:host}:{source.port:int}]{*}", Failed),
            new("samba.auth_failed", Auth + "with [{samba.password_type}] status [{samba.status}] {*}", Failed),
            new("samba.ntlm_failed", "check_ntlm_password:  Authentication for user [{samba.client_user}] -> [{user.name:greedy}] FAILED with error {samba.status:word}, authoritative={:int}", Failed),
            new("samba.ntlm_granted", "check_ntlm_password:  [[guest ]]authentication for user [{samba.client_user}] -> [{:text}] -> [{user.name:greedy}] succeeded", In),
            new("samba.authorized", "Successful AuthZ: [{samba.service}] user [{samba.domain}]\\[{user.name:greedy}] [{user.id:word}] at [{:text}] Remote host [ipv{:int}:{source:host}:{source.port:int}]{*}", new("event.category=session", "event.action=authorization")),
            new("samba.connected", "{samba.client:greedy} (ipv{:int}:{source:host}:{source.port:int}) [[signed ]]connect to service {samba.share:greedy} initially as user {user.name:greedy} (uid={user.id:int}, gid={user.group.id:int}) (pid {process.pid:int})", new("event.category=session", "event.action=connect")),
            new("samba.disconnected", "{samba.client:greedy} (ipv{:int}:{source:host}:{source.port:int}) closed connection to service {samba.share:rest}", new("event.category=session", "event.action=disconnect")),
            new("samba.started", "{process.name:word} version {samba.version:word} started.{*}", new("event.category=process", "event.action=service_start"))),
        new TableProgram("routeros", new("MikroTik RouterOS", "MikroTik RouterOS"), ["system,error,critical", "system,info,account"],
            new("routeros.login_failed", "[[system,error,critical[[:]] ]]login failure for user {user.name:greedy} from {source:host} via {routeros.service:word}", Failed),
            new("routeros.login", "[[system,info,account[[:]] ]]user {user.name:greedy} logged in from {source:host} via {routeros.service:word}", In),
            new("routeros.logout", "[[system,info,account[[:]] ]]user {user.name:greedy} logged out from {source:host} via {routeros.service:word}", new("event.category=session", "event.action=logout"))),
        new TableProgram("mssql", new("Microsoft SQL Server", "Microsoft SQL Server"), ["mssql-server", "sqlservr"],
            new("mssql.login_failed", "Logon[[ {:text}]] Login failed for user '{user.name}'. Reason: {event.reason:greedy} [CLIENT: {source:ip}]", Failed),
            new("mssql.login_failed", "Logon[[ {:text}]] Login failed for user '{user.name}'. [CLIENT: {source:ip}]", Failed),
            new("mssql.login", "Logon[[ {:text}]] Login succeeded for user '{user.name}'. {:text} [CLIENT: {source:ip}]", In),
            new("mssql.error", "Logon[[ {:text}]] Error: {mssql.error:int}, Severity: {:int}, State: {:int}.", Meaning.Failure)),
        new TableProgram("domino", new("HCL Domino", "HCL Domino"), ["domino"],
            new("domino.login_failed", "[[{:text}: ]]smtp: {user.name:greedy} [{source:ip}] authentication failure using internet password", Failed),
            new("domino.login_failed", "SMTP Server: Authentication failed for user {user.name:greedy} ; connecting host {source:host}", Failed),
            new("domino.rejected", "SMTP Server: {source:ip} connected", Connection)),
        new TableProgram("counter-strike", new("Counter-Strike game server", "Counter-Strike ゲームサーバー"), [],
            new MessagePattern("counter_strike.rcon_failed", "Bad Rcon: \"{:text}\" from \"{source:ip}:{source.port:int}\"", Failed)),
        new TableProgram("ejabberd", new("ejabberd XMPP server", "ejabberd（XMPP サーバー）"), ["ejabberd"],
            new("ejabberd.auth_failed", "[{log.level:word}][[ {:text}]] ({:text}) Failed {ejabberd.method} authentication[[ for {user.name:greedy}]] from [[IP ]]{source:ip}[[: {*}| ({:text}){*}]]", Failed),
            new("ejabberd.auth_failed", "[{log.level:word}] {:text} Failed authentication for {user.name:greedy} from IP {source:ip}[[ {*}]]", Failed),
            new("ejabberd.login", "[{log.level:word}][[ {:text}]] ({:text}) Accepted {ejabberd.method} authentication for {user.name:greedy} by {:text} from {source:ip}", In)),
        new TableProgram("squid", new("Squid proxy's cache.log", "Squid（cache.log）"), ["squid"],
            new("squid.security", "(({:word} |))SECURITY ALERT: {event.reason} on local={destination:ip}:{destination.port:int} remote={source:ip}:{source.port:int} {*}", new("event.kind=alert")),
            new("squid.message", "kid{:int}| {event.reason:rest}", Meaning.None)),
    ];

    private const string Auth = "[[[{:text}] ]][[ ]]Auth: [{samba.service}] user [{samba.domain}]\\[{user.name:greedy}] at [{:text}] ";
}
