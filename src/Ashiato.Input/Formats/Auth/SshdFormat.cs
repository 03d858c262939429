using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Auth;

/// <summary>
/// OpenSSH's server, also split into sshd-session and sshd-auth (9.8 and later). Kinds after its auth.c, auth2.c,
/// packet.c, kex.c, session.c, sshd.c and srclimit.c. Names are chosen by strangers: they are captured greedily, so
/// that a user called "root from 192.0.2.1" does not name a false address.
/// </summary>
internal sealed class SshdFormat : ProgramFormat
{
    private const string Peer = "{source:host}[[ port {source.port:int}]]";
    private static readonly Meaning Failed = new("event.category=authentication", "event.action=ssh_login", "event.outcome=failure");
    private static readonly Meaning Accepted = new("event.category=authentication", "event.action=ssh_login", "event.outcome=success");
    private static readonly Meaning Ended = new("event.category=session", "event.action=ssh_disconnect");

    /// <summary>Over before anybody had logged in.</summary>
    private static readonly Meaning GaveUp = new("event.category=session", "event.action=ssh_disconnect", "event.outcome=failure");
    private static readonly Meaning Probe = new("event.category=network", "event.action=ssh_probe", "event.outcome=failure");
    private static readonly Meaning Session = new("event.category=session", "event.action=ssh_session");
    private static readonly Meaning Forward = new("event.category=network", "event.action=ssh_forward");

    public override string Name => "sshd";

    public override Text Title => new("OpenSSH server", "OpenSSH サーバー");

    public override IReadOnlyList<string> Programs { get; } = ["sshd", "sshd-session", "sshd-auth"];

    public override PatternSet Patterns { get; } = new(
        new("sshd.accepted", "Accepted {sshd.auth.method:word} for {user.name:greedy} from " + Peer + "[[ ssh2| ssh1| ssh]][[: {sshd.auth.key_type:word} {sshd.auth.key_fingerprint:rest}]]", Accepted),
        new("sshd.failed_invalid_user", "[[error: ]]Failed {sshd.auth.method:word} for ((invalid|illegal)) user {user.name:greedy} from {source:host} port {source.port:int}[[ ssh2| ssh1| ssh]]", Failed),
        new("sshd.failed", "[[error: ]]Failed {sshd.auth.method:word} for {user.name:greedy} from {source:host} port {source.port:int}[[ ssh2| ssh1| ssh]]", Failed),
        new("sshd.failed", "[[error: ]]Failed {sshd.auth.method:word} for {user.name:greedy} from {source:host} port {source.port:int} ssh1: ruser {*}", Failed),
        new("sshd.failed_invalid_user", "[[error: ]]Failed {sshd.auth.method:word} for ((invalid|illegal)) user {user.name:greedy} from " + Peer + "[[ ssh2| ssh1| ssh]][[: {*}| {*}]]", Failed),
        new("sshd.failed", "[[error: ]]Failed {sshd.auth.method:word} for {user.name:greedy} from " + Peer + "[[ ssh2| ssh1| ssh]][[: {*}| {*}]]", Failed),
        new("sshd.invalid_user", "((Invalid|Illegal)) user {user.name:greedy} from " + Peer + "[[ {*}]]", Failed),
        new("sshd.partial", "((Postponed|Partial)) {sshd.auth.method:word} for [[invalid user |illegal user ]]{user.name:greedy} from " + Peer + "[[ {*}]]", new("event.category=authentication", "event.action=ssh_login_step")),
        new("sshd.max_attempts", "[[error: ]]maximum authentication attempts exceeded for [[invalid user ]]{user.name:greedy} from " + Peer + "[[ {*}]]", Failed),
        new("sshd.too_many_failures", "[[error: ]]Disconnecting[[ authenticating user {user.name:greedy} {source:host} port {source.port:int}| invalid user {user.name:greedy} {source:host} port {source.port:int}| {source:host} port {source.port:int}]]: Too many authentication failures[[ for {user.name}]][[ {*}]]", Failed),
        new("sshd.change_of_user", "[[error: ]]Disconnecting [[invalid user {user.name:greedy} |authenticating user {user.name:greedy} ]]{source:host} port {source.port:int}: Change of username or service not allowed: {*}", Failed),
        new("sshd.disconnecting", "[[error: ]]Disconnecting [[invalid user {user.name:greedy} |authenticating user {user.name:greedy} |user {user.name:greedy} ]]{source:host} port {source.port:int}: {*}", Ended),
        new("sshd.pam_failure", "error: PAM: {sshd.pam.error} for [[illegal user |invalid user ]]{user.name:greedy} from {source:host}[[ via {destination:host}]][[ {*}]]", Failed),
        new("sshd.pam_account_denied", "[[fatal: ]]Access denied for user {user.name} by PAM account configuration[[ {*}]]", Failed),
        new("sshd.user_not_allowed", "[[error: |fatal: ]]User {user.name:greedy} from {source:host} not allowed because {event.reason:rest}", Failed),
        new("sshd.user_not_allowed", "[[error: |fatal: ]]User {user.name:greedy} not allowed because {event.reason:rest}", Failed),
        new("sshd.root_refused", "ROOT LOGIN REFUSED FROM " + Peer + "[[ {*}]]", Failed),
        new("sshd.closed_authenticating", "Connection ((closed|reset)) by ((authenticating|invalid)) user {user.name:greedy} {source:host} port {source.port:int}[[ {*}]]", GaveUp),
        new("sshd.closed_preauth", "Connection ((closed|reset)) by " + Peer + " [preauth]", GaveUp),
        new("sshd.closed", "Connection ((closed|reset)) by " + Peer, Ended),
        new("sshd.closed_to", "Connection closed by remote host{*}", Ended),
        new("sshd.disconnected_authenticating", "Disconnected from ((authenticating|invalid)) user {user.name:greedy} {source:host} port {source.port:int}[[ {*}]]", GaveUp),
        new("sshd.disconnected", "Disconnected from " + Peer + " [preauth]", GaveUp),
        new("sshd.disconnected", "Disconnected from [[user {user.name:greedy} ]]{source:host} port {source.port:int}[[ {*}]]", Ended),
        new("sshd.disconnected", "Disconnected from [[user {user.name:greedy} ]]{source:host}", Ended),
        new("sshd.received_disconnect_auth_fail", "[[error: ]]Received disconnect from " + Peer + ":[[ ]]{sshd.disconnect.code:int}: {event.reason}((Auth fail|authentication failed|Auth cancel)){*}", Failed),
        new("sshd.received_disconnect", "[[error: ]]Received disconnect from " + Peer + ":[[ ]]{sshd.disconnect.code:int}: {event.reason} [preauth]", GaveUp),
        new("sshd.received_disconnect", "[[error: ]]Received disconnect from " + Peer + ":[[ ]]{sshd.disconnect.code:int}: {event.reason:rest}", Ended),
        new("sshd.no_identification", "[[error: ]]Did not receive identification string from " + Peer, Probe),
        new("sshd.bad_protocol", "[[error: ]]Bad protocol version identification '{:greedy}' from " + Peer, Probe),
        new("sshd.banner_exchange", "[[error: ]]banner exchange: Connection from " + Peer + ": {event.reason:rest}", Probe),
        new("sshd.banner_exchange", "[[error: ]]banner line contains invalid characters", Probe),
        new("sshd.kex_identification", "[[error: ]]kex_exchange_identification: {event.reason:rest}", Probe),
        new("sshd.kex_error", "[[error: |fatal: ]]kex{:word}: {event.reason:rest}", Probe),
        new("sshd.kex_error", "[[error: |fatal: ]]kex protocol error: {event.reason:rest}", Probe),
        new("sshd.no_matching_algorithm", "[[error: |fatal: ]]Unable to negotiate with " + Peer + ": {event.reason:rest}", Probe),
        new("sshd.no_matching_algorithm", "fatal: Unable to negotiate {*}", Probe),
        new("sshd.no_matching_algorithm", "fatal: no matching {*}", Probe),
        new("sshd.dispatch_fatal", "[[fatal: ]]ssh_dispatch_run_fatal: Connection from [[authenticating |invalid ]][[user {user.name:greedy} ]]" + Peer + ": {event.reason:rest}", Probe),
        new("sshd.corrupted_mac", "[[error: ]]Corrupted MAC on input.[[ {*}]]", Probe),
        new("sshd.bad_packet", "[[error: ]]((Bad packet length|padding error|Protocol error)){*}", Probe),
        new("sshd.timeout", "[[fatal: ]]Timeout before authentication for [[connection from ]]{source:host}[[ port {source.port:int}]][[ to {destination:host}]][[, pid = {:int}]]", Probe),
        new("sshd.reverse_mapping", "reverse mapping checking getaddrinfo for {source.domain:word} [{source:ip}] failed[[.]][[ - POSSIBLE BREAK-IN ATTEMPT!]]", new("event.category=network", "event.action=ssh_reverse_mapping")),
        new("sshd.reverse_mapping", "[[warning: ]]Address {source:ip} maps to {:word}, but this does not map back to the address[[.]][[ - POSSIBLE BREAK-IN ATTEMPT!]]", new("event.category=network", "event.action=ssh_reverse_mapping")),
        new("sshd.connection", "Connection from " + Peer + "[[ on {destination:host} port {destination.port:int}]][[ {*}]]", new("event.category=network", "event.action=ssh_connection")),
        new("sshd.max_startups", "[[error: ]]drop connection #{:int} from [{source:ip}]:{source.port:int} on [{:ip}]:{:int} ((past MaxStartups|penalty: {event.reason:rest}))", Probe),
        new("sshd.max_startups", "[[error: ]]((beginning|exited)) MaxStartups throttling{*}", Probe),
        new("sshd.penalty", "srclimit_penalise: {:word} ((new|update)){*}", Probe),
        new("sshd.refused_tcp_wrappers", "refused connect from {:word} ({source:ip}){*}", Probe),
        new("sshd.listening", "Server listening on {source.address:word} port {destination.port:int}.{*}", new("event.category=process", "event.action=service_start")),
        new("sshd.terminating", "Received signal {:int}; terminating.", new("event.category=process", "event.action=service_stop")),
        new("sshd.restarting", "Received SIGHUP; restarting.", new("event.category=process", "event.action=service_restart")),
        new("sshd.session_start", "Starting session: {sshd.session.type} for {user.name:greedy} from " + Peer + "[[ {*}]]", Session),
        new("sshd.session_close", "Close session: user {user.name:greedy} from " + Peer + "[[ {*}]]", Session),
        new("sshd.subsystem", "subsystem request for {sshd.subsystem:word}[[ by user {user.name}]][[ failed, subsystem not found]]", Session),
        new("sshd.bad_ownership", "Authentication refused: bad ownership or modes for {:word} {file.path:rest}", Failed),
        new("sshd.forward_denied", "[[error: ]]Received request from {source:host}[[ port {source.port:int}]] to connect to host {destination:host} port {destination.port:int}, but the request was denied.", Forward),
        new("sshd.forward_failed", "[[error: ]]connect_to {destination:host}[[ port {destination.port:int}]]: {event.reason:rest}", Forward),
        new("sshd.forward_failed", "refused ((local|streamlocal|remote)) port forward: {*}", Forward),
        new("sshd.forward_bind", "[[error: ]]bind [{:word}]:{destination.port:int}: {event.reason:rest}", Forward),
        new("sshd.btmp_permissions", "Excess permission or bad ownership on file {file.path:rest}", Meaning.None),
        new("sshd.invalid_user_request", "input_userauth_request: ((invalid|illegal)) user {user.name}[[ {*}]]", Failed),
        new("sshd.invalid_user_request", "[[error: ]]Could not get shadow information for {user.name:rest}", Failed),
        new("sshd.pubkey_algorithm", "userauth_pubkey: {event.reason:rest}", Probe),
        new("sshd.key_accepted_detail", "((Accepted key|Found matching)) {*}", Session),
        new("sshd.child", "User child is on pid {:int}", Session),
        new("sshd.transferred", "Transferred: sent {:int}, received {:int} bytes", Session),
        new("sshd.login_error", "[[error: ]]Login restricted for {user.name:word}: {*}", Failed),
        new("sshd.key_revoked", "[[error: ]]Authentication key {:word} {sshd.auth.key_fingerprint:word} revoked by file {file.path:rest}", Failed),
        new("sshd.exposed_error", "fatal: {event.reason:rest}", Meaning.Failure));
}
