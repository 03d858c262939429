using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Services;

/// <summary>Ways in: small SSH servers, honeypots, VPNs, screen sharing, internet super-servers, proxies.</summary>
internal static class RemoteAccessPrograms
{
    private static readonly Meaning Failed = Meaning.LoginFailed;
    private static readonly Meaning In = Meaning.LoggedIn;
    private static readonly Meaning Refused = new("event.category=network", "event.action=connection_refused", "event.outcome=failure");
    private static readonly Meaning Connection = new("event.category=network", "event.action=connection");
    private static readonly Meaning Ended = new("event.category=session", "event.action=disconnect");

    private const string Proxied = "(({user.name:word}|-)) {source:ip}:{source.port:int} {destination:ip}:{destination.port:int} {:int} {:int} {:int}[[ {event.reason:rest}]]";

    private const string From = "[[<]]{source:ip}[[:{source.port:int}]][[>]]";

    /// <summary>Dropbear also writes without any header, when it runs in the foreground or under a supervisor.</summary>
    public static readonly ProgramFormat Dropbear = new TableProgram("dropbear", new("Dropbear SSH server", "Dropbear（SSH サーバー）"), ["dropbear"],
        new("dropbear.password_failed", "[[[{process.pid:int}] ]]Bad [[PAM ]]password attempt for '{user.name:greedy}' from " + From, Failed),
        new("dropbear.user_unknown", "[[[{process.pid:int}] ]]((Login attempt for nonexistent user|login attempt for nonexistent user)) [['{user.name:greedy}' ]]from " + From, Failed),
        new("dropbear.login_refused", "[[[{process.pid:int}] ]]((root login rejected|Login attempt with wrong user {user.name:word})){*}", Failed),
        new("dropbear.max_attempts", "[[[{process.pid:int}] ]]Max auth tries reached - user '{user.name:greedy}' from " + From, Failed),
        new("dropbear.exit_before_auth", "[[[{process.pid:int}] ]]((Exit|exit)) before auth[[ from " + From + "]]: (user '{user.name:greedy}', {:int} fails): {event.reason:rest}", Failed),
        new("dropbear.exit_before_auth", "[[[{process.pid:int}] ]]((Exit|exit)) before auth from " + From + ": {event.reason:rest}", Refused),
        new("dropbear.login", "[[[{process.pid:int}] ]]((Password auth succeeded|PAM password auth succeeded|Pubkey auth succeeded|password auth succeeded)) for '{user.name:greedy}' [[with {:text} ]]from " + From, In),
        new("dropbear.connection", "[[[{process.pid:int}] ]]Child connection from " + From, Connection),
        new("dropbear.exit", "[[[{process.pid:int}] ]]Exit ({user.name:greedy})[[ from " + From + "]]: {event.reason:rest}", Ended),
        new("dropbear.exit", "[[[{process.pid:int}] ]]exit after auth ({user.name:greedy})[[ from " + From + "]]: {event.reason:rest}", Ended));

    public static readonly ProgramFormat[] All =
    [
        Dropbear,
        new TableProgram("cowrie", new("Cowrie honeypot", "Cowrie（ハニーポット）"), ["cowrie"],
            new("cowrie.connection", "[{log.logger:word}] New connection: {source:ip}:{source.port:int} ({destination:ip}:{destination.port:int}) [session: {cowrie.session:word}]", Connection),
            new("cowrie.login", "[{cowrie.protocol},{:word},{source:ip}] login attempt [((b'|)){user.name:greedy}/{:greedy}] succeeded", In),
            new("cowrie.login_failed", "[{cowrie.protocol},{:word},{source:ip}] login attempt [{user.name}/{:greedy}] failed", Failed),
            new("cowrie.command", "[{:text},{source:ip}] ((CMD|Command found)): {process.command_line:rest}", new("event.category=process", "event.action=command")),
            new("cowrie.message", "[{:text},{:int},{source:ip}] {event.reason:rest}", Meaning.None)),
        new TableProgram("openvpn", new("OpenVPN", "OpenVPN"), ["openvpn", "ovpn", "ovpn-server"],
            new("openvpn.auth_failed", Peer + "((TLS Auth Error|AUTH_FAILED|SENT CONTROL [UNDEF]: 'AUTH_FAILED')){*}", Failed),
            new("openvpn.auth_failed", Peer + "PLUGIN AUTH-PAM: BACKGROUND: user '{user.name}' failed to authenticate: {event.reason:rest}", Failed),
            new("openvpn.login", Peer + "TLS: Username/Password authentication succeeded for username '{user.name}'[[ {*}]]", In),
            new("openvpn.peer", Peer + "[{user.name:greedy}] Peer Connection Initiated with (([AF_INET]|[AF_INET6]|)){source:ip}:{source.port:int}[[ {*}]]", In),
            new("openvpn.tls_error", Peer + "((TLS Error|TLS_ERROR|VERIFY ERROR|OpenSSL|Authenticate/Decrypt packet error|Fatal TLS error)): {event.reason:rest}", Refused),
            new("openvpn.peer_message", "[[{user.name:word}/]]{source:ip}:{source.port:int} {event.reason:rest}", Connection)),
        new TableProgram("softether", new("SoftEther VPN server", "SoftEther VPN サーバー"), ["softethervpn", "vpnserver"],
            new("softether.auth_failed", "[[[{:text}] ({:text}) <{:word}>: ]]Connection \"{softether.connection}\": User authentication failed. The user name that has been provided was \"{user.name:greedy}\", from {source:ip}.", Failed),
            new("softether.login", "[[[{:text}] ({:text}) <{:word}>: ]]Connection \"{softether.connection}\": Successfully authenticated as user \"{user.name:greedy}\".", In),
            new("softether.connection", "[[[{:text}] ({:text}) <{:word}>: ]]On the TCP Listener (Port {destination.port:int}), a Client (IP address {source:ip}, Host name \"{:text}\", Port number {source.port:int}) has connected.", Connection)),
        new TableProgram("screensharing", new("macOS screen sharing", "macOS 画面共有"), ["screensharingd"],
            new("screensharing.login_failed", "Authentication: FAILED :: User Name: {user.name:greedy} :: Viewer Address: {source:host} :: Type: {*}", Failed),
            new("screensharing.login", "Authentication: SUCCEEDED :: User Name: {user.name:greedy} :: Viewer Address: {source:host} :: Type: {*}", In)),
        new TableProgram("xinetd", new("xinetd super-server", "xinetd"), ["xinetd"],
            new("xinetd.refused", "FAIL: {xinetd.service:word} {event.reason:word} from=[[::ffff:]]{source:ip}", Refused),
            new("xinetd.start", "START: {xinetd.service:word} [[pid={process.child.pid:int} ]]from=[[::ffff:]]{source:ip}", Connection),
            new("xinetd.exit", "EXIT: {xinetd.service:word} {*}", Ended)),
        new TableProgram("stunnel", new("stunnel", "stunnel"), ["stunnel", "stunnel4"],
            new("stunnel.verify_failed", "LOG{:int}[{:text}]: [[SSL_accept|TLS_accept]]{:text}: {event.reason:rest}", Refused),
            new("stunnel.connection", "LOG{:int}[{:text}]: Service [{stunnel.service}] accepted connection from {source:ip}:{source.port:int}", Connection),
            new("stunnel.connection", "LOG{:int}[{:text}]: {event.reason}from {source:ip}:{source.port:int}[[ {*}]]", Connection),
            new("stunnel.message", "LOG{:int}[{:text}]: {event.reason:rest}", Meaning.None)),
        new TableProgram("3proxy", new("3proxy", "3proxy"), ["3proxy"],

            // Its "Log error codes": 0 is success, 1 to 9 are refusals (access list, user, password), the others say why it came to nothing.
            new("3proxy.request", "{proxy.service:word} 00000 " + Proxied, Connection),
            new("3proxy.refused", "{proxy.service:word} 0000{proxy.error:int} " + Proxied, Refused),
            new("3proxy.failed", "{proxy.service:word} {proxy.error:int} " + Proxied, new("event.category=network", "event.action=connection_failed", "event.outcome=failure"))),
        new TableProgram("tcpdump", new("tcpdump's text output", "tcpdump のテキスト出力"), ["tcpdump"],
            new("tcpdump.packet", "[[{network.interface} ((In |Out|B  |M  )) ]]IP[[6]] {source:ip}.{source.port:int} > {destination:ip}.{destination.port:int}: {event.reason:rest}", Connection),
            new("tcpdump.packet", "IP[[6]] {source:host} > {destination:host}: {event.reason:rest}", Connection)),
    ];

    private const string Peer = "[[[[{user.name:word}/]]{source:ip}:{source.port:int} ]]";
}
