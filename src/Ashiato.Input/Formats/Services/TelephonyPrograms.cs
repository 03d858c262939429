using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Services;

/// <summary>Telephone and voice servers: Asterisk (chan_sip, chan_iax2, PJSIP, the security log), FreeSWITCH, Murmur.</summary>
internal static class TelephonyPrograms
{
    private static readonly Meaning Failed = new("event.category=authentication", "event.action=sip_register", "event.outcome=failure");
    private static readonly Meaning Refused = new("event.category=network", "event.action=sip_call", "event.outcome=failure");
    private static readonly Meaning Done = new("event.category=authentication", "event.action=sip_register", "event.outcome=success");

    // [stamp] LEVEL[pid][call]: file.c:line function: text
    private const string Head = "[[{log.level:word}[[ ]][{process.thread.id:int}](([{asterisk.call_id:word}]|))[[:]] ]][[{log.logger:word}:[[{:int}]] [[ ]][[[[in ]]{:word}: ]]]]";
    private const string Address = "((IPV4|IPV6))/{network.transport:word}/{source:ip}/{source.port:int}";
    private const string Security = "SecurityEvent=\"{asterisk.security_event:word}\",{:text}AccountID=\"[[<unknown>|{user.name}]]\",SessionID=\"{:greedy}\",LocalAddress=\"{:word}\",RemoteAddress=\"" + Address + "\"[[,{*}]]";

    public static readonly ProgramFormat[] All =
    [
        new TableProgram("asterisk", new("Asterisk telephone server", "Asterisk（IP 電話サーバー）"), ["asterisk"],
            new("asterisk.security_success", Head + "SecurityEvent=\"SuccessfulAuth\",{:text}AccountID=\"{user.name}\",SessionID=\"{:greedy}\",LocalAddress=\"{:word}\",RemoteAddress=\"" + Address + "\"[[,{*}]]", Done),
            new("asterisk.security_challenge", Head + "SecurityEvent=\"ChallengeSent\",{:text}AccountID=\"{user.name}\",SessionID=\"{:greedy}\",LocalAddress=\"{:word}\",RemoteAddress=\"" + Address + "\"[[,{*}]]", Meaning.None),
            new("asterisk.security_failed", Head + Security, Failed),
            new("asterisk.registration_failed", Head + "((Registration|Request)) [['{asterisk.method}' ]]from '{asterisk.from:greedy}' failed for '{source:ip}[[:{source.port:int}]]'[[ (callid: {asterisk.session})]] - {event.reason:rest}", Failed),
            new("asterisk.call_rejected", Head + "Call from '{asterisk.from:greedy}' ([[{network.transport:word}:]]{source:ip}:{source.port:int}) to extension '{asterisk.extension:greedy}' rejected because {event.reason:rest}", Refused),
            new("asterisk.call_rejected", Head + "[[{:word}: ]]Call ([[{network.transport:word}:]]{source:ip}:{source.port:int}) to extension '{asterisk.extension:greedy}' rejected because {event.reason:rest}", Refused),
            new("asterisk.authentication_failed", Head + "Host {source:ip} failed to authenticate as '{user.name:greedy}'", Failed),
            new("asterisk.authentication_failed", Head + "Host {source:ip} failed {:word} authentication for '{user.name:greedy}' ({*}", Failed),
            new("asterisk.no_registration", Head + "No registration for peer '{user.name:greedy}' (from {source:ip})", Failed),
            new("asterisk.authentication_failed", Head + "((Failed to authenticate|Failed authentication for|Sending fake auth rejection for)) ((device|user)) {asterisk.from:greedy}[[ for {*}|;{*}]]", Failed),
            new("asterisk.unknown_rejected", Head + "Ext. s: \"Rejecting unknown SIP connection from {source:host}[[:{source.port:int}]]\"", Refused),
            new("asterisk.attack", Head + "hacking attempt detected '{source:ip}'", Refused),
            new("asterisk.manager_failed", Head + "{source:ip} ((failed to authenticate as|tried to authenticate with nonexistent user)) '{user.name:greedy}'", Failed),
            new("asterisk.message", "{log.level:word}[[ ]][{process.thread.id:int}](([{asterisk.call_id:word}]|))[[:]] {log.logger:word}: {event.reason:rest}", Meaning.None)),
        new TableProgram("freeswitch", new("FreeSWITCH telephone server", "FreeSWITCH（IP 電話サーバー）"), ["freeswitch"],
            new("freeswitch.auth_failed", Switch + "SIP auth ((failure|challenge)) ({freeswitch.method:word}) on sofia profile '{freeswitch.profile}' for [{user.name:greedy}] from ip {source:ip}", Failed),
            new("freeswitch.user_not_found", Switch + "Can't find user [{user.name:greedy}] from {source:ip}[[ {*}]]", Failed),
            new("freeswitch.acl", Switch + "IP {source:ip} Rejected by {event.reason:rest}", Refused),
            new("freeswitch.message", "{:num}% [{log.level:word}] {log.logger:word}:{:int} {event.reason:rest}", Meaning.None)),
        new TableProgram("murmur", new("Murmur (Mumble) voice server", "Murmur（Mumble 音声サーバー）"), ["murmurd", "mumble-server"],
            new("murmur.rejected", "1 => <{:text}> Rejected connection from {source:host}:{source.port:int}: {event.reason:rest}", Failed),
            new("murmur.rejected", "1 => <{:int}:{:text}({:int})> Rejected connection from {source:ip}[[:{source.port:int}]]: {event.reason:rest}", Failed),
            new("murmur.connection", "1 => <{:int}:{:text}({:int})> New connection: {source:ip}:{source.port:int}", new("event.category=network")),
            new("murmur.message", "1 => {event.reason:rest}", Meaning.None)),
    ];

    private const string Switch = "[[{:num}% ]][[[{log.level:word}] ]][[{log.logger:word}:{:int} ]]";
}
