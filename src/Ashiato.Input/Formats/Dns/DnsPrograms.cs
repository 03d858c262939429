using Ashiato.Input.Formats.Services;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Dns;

/// <summary>Name servers: BIND's named, NSD, Unbound, dnsmasq, PowerDNS and Technitium, in files of their own and behind syslog.</summary>
internal static class DnsPrograms
{
    private static readonly Meaning Denied = new("event.category=network", "event.action=dns_denied", "event.outcome=failure");
    private static readonly Meaning Query = new("event.category=network", "event.action=dns_query");
    private static readonly Meaning Zone = new("event.category=network", "event.action=dns_transfer");
    private static readonly Meaning Login = new("event.category=authentication", "event.action=login", "event.outcome=failure");
    private static readonly Meaning LoggedIn = new("event.category=authentication", "event.action=login", "event.outcome=success");

    // print-category and print-severity put "security: error: " in front; a view may follow the client.
    private const string Category = "[[{named.category:word}: ]][[{log.level:word}: ]]";
    private const string Client = Category + "client [[@0x{:hex} ]]{source:ip}#{source.port:int}[[ ({:text})]]: [[view {named.view:word}: ]]";

    /// <summary>BIND also writes without any stamp, with <c>print-time no</c>.</summary>
    public static readonly ProgramFormat Named = new TableProgram("named", new("BIND name server", "BIND（named）ネームサーバー"), ["named", "security", "update-security", "queries", "query-errors", "xfer-in", "xfer-out", "rate-limit", "lame-servers"],
        new("named.query_denied", Client + "query[[ (cache)]] '{dns.question.name:greedy}/{dns.question.type:word}/{dns.question.class:word}' denied[[ {*}]]", Denied),
        new("named.query_denied", Client + "query[[ (cache)]] denied[[ {*}]]", Denied),
        new("named.transfer_denied", Client + "zone transfer '{dns.question.name:greedy}/{dns.question.type:word}/{dns.question.class:word}' denied[[ {*}]]", Denied),
        new("named.transfer_denied", Client + "bad zone transfer request: '{dns.question.name:greedy}': {event.reason:rest}", Denied),
        new("named.update_denied", Client + "update[[ forwarding]] '{dns.question.name:greedy}' denied", Denied),
        new("named.update_denied", Client + "[[signer {:word} ]]update{:text}'{dns.question.name}'{:text}((denied|failed)){*}", Denied),
        new("named.notify_refused", Client + "refused notify from non-master: {source:ip}#{:int}", Denied),
        new("named.notify_refused", Client + "received notify for zone '{dns.question.name}'{*}", Zone),
        new("named.rate_limit", Client + "rate limit ((drop|slip|stop limiting|would)) {*}", Denied),
        new("named.query", Client + "query: {dns.question.name:word} {dns.question.class:word} {dns.question.type:word}[[ {dns.flags:word}]][[ ({destination:ip})]][[ {*}]]", Query),
        new("named.query_failed", Client + "query failed ({event.reason}) for {dns.question.name:word}/{dns.question.class:word}/{dns.question.type:word} at {*}", Query),
        new("named.transfer", Client + "transfer of '{dns.question.name:greedy}/{:word}': {event.reason:rest}", Zone),
        new("named.client", Client + "{event.reason:rest}", Meaning.None),
        new("named.transfer", Category + "transfer of '{dns.question.name:greedy}/{:word}' from {destination:ip}#{destination.port:int}: {event.reason:rest}", Zone),
        new("named.notify_refused", Category + "zone {dns.question.name:word}: refused notify from non-master: {source:ip}#{source.port:int}", Denied),
        new("named.unexpected", Category + "((unexpected RCODE|lame server resolving|DNS format error|FORMERR|success resolving)){event.reason}: {destination:ip}#{destination.port:int}", Meaning.None),
        new("named.unreachable", Category + "network unreachable resolving '{dns.question.name:greedy}/{dns.question.type:word}/{:word}': {destination:ip}#{destination.port:int}", Meaning.None),
        new("named.zone", Category + "zone {dns.question.name:word}: {event.reason:rest}", Zone));

    public static readonly ProgramFormat[] All =
    [
        Named,
        new TableProgram("nsd", new("NSD name server", "NSD（ネームサーバー）"), ["nsd"],
            new("nsd.transfer_refused", "[[nsd[{process.pid:int}]: ]][[{log.level:word}: ]]((axfr|ixfr)) for[[ zone]] {dns.question.name:word} from[[ client]] {source:ip} refused[[,]] {event.reason:rest}", Denied),
            new("nsd.rate_limit", "[[nsd[{process.pid:int}]: ]][[{log.level:word}: ]]ratelimit ((block|unblock)) {dns.question.name:word} type {:word} target {:word} query {source:ip} {dns.question.type:word}", Denied),
            new("nsd.notify_refused", "[[nsd[{process.pid:int}]: ]][[{log.level:word}: ]]notify for {dns.question.name:word} from {source:ip} refused[[,]] {event.reason:rest}", Denied),
            new("nsd.statistics", "[[nsd[{process.pid:int}]: ]][[{log.level:word}: ]][[NSTATS|XSTATS]] {*}", Meaning.None),
            new("nsd.message", "nsd[{process.pid:int}]: {log.level:word}: {event.reason:rest}", Meaning.None)),
        new TableProgram("unbound", new("Unbound resolver", "Unbound（リゾルバー）"), ["unbound"],
            new("unbound.query", "[[unbound[{process.pid:int}:{:hex}] ]]{log.level:word}: {source:ip} {dns.question.name:word} {dns.question.type:word} {dns.question.class:word}[[ {*}]]", Query),
            new("unbound.local_zone", "[[unbound[{process.pid:int}:{:hex}] ]]{log.level:word}: {dns.question.name:word} {unbound.zone_type:word} {source:ip}@{source.port:int} {:word} {dns.question.type:word} {dns.question.class:word}", Denied),
            new("unbound.refused", "[[unbound[{process.pid:int}:{:hex}] ]]{log.level:word}: refused query from {source:ip}[[ {*}| port {*}]]", Denied),
            new("unbound.message", "unbound[{process.pid:int}:{:hex}] {log.level:word}: {event.reason:rest}", Meaning.None)),
        new TableProgram("dnsmasq", new("dnsmasq", "dnsmasq（DNS／DHCP）"), ["dnsmasq", "dnsmasq-dhcp"],
            new("dnsmasq.query", "[[{:int} {:word} ]]query[{dns.question.type:word}] {dns.question.name} from {source:ip}", Query),
            new("dnsmasq.forwarded", "[[{:int} {:word} ]]forwarded {dns.question.name} to {destination:ip}[[#{*}]]", Query),
            new("dnsmasq.answer", "[[{:int} {:word} ]]((reply|cached|config|/etc/hosts|gravity blocked|exactly blacklisted)) {dns.question.name} is {dns.answer:rest}", Query),
            new("dnsmasq.dhcp", "{event.action:word}({network.interface:word}) {client.ip:ip} {client.mac:word}[[ {client.domain:word}]]", new("event.category=network"))),
        new TableProgram("powerdns", new("PowerDNS", "PowerDNS"), ["pdns", "pdns_server", "pdns_recursor"],
            new("powerdns.transfer_denied", "AXFR of domain '{dns.question.name}' denied to {source:ip}[[{*}]]", Denied),
            new("powerdns.transfer_denied", "[[{:word} ]]AXFR of domain '{dns.question.name}'{:text}((denied|failed)){:text}{source:ip}[[:{source.port:int}]]{*}", Denied),
            new("powerdns.transfer", "AXFR of domain '{dns.question.name}' initiated by {source:ip}[[{*}]]", Zone),
            new("powerdns.notify_refused", "Received NOTIFY for {dns.question.name:word} from {source:ip}[[:{source.port:int}]] {event.reason:rest}", Denied),
            new("powerdns.api_failed", "HTTP ((Request|ISE)){:text}: Authentication by {:text}failed{*}", Login),
            new("powerdns.query", "Remote {source:ip}[[:{source.port:int}]] wants '{dns.question.name}|{dns.question.type:word}'{*}", Query)),
        new TableProgram("technitium", new("Technitium DNS server", "Technitium DNS サーバー"), [],
            new("technitium.login_failed", "[{source:ip}:{source.port:int}] [[{:word}: ]]Invalid username or password for user: {user.name:rest}", Login),
            new("technitium.login_failed", "[{source:ip}:{source.port:int}] [[[{user.name}] ]]{:word}Exception: {event.reason:rest}", Login),
            new("technitium.login", "[{source:ip}:{source.port:int}] [{user.name}] User logged in[[.]]", LoggedIn),
            new("technitium.action", "[{source:ip}:{source.port:int}] [{user.name}] {event.reason:rest}", Meaning.None)),
    ];
}
