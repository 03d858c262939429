using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Services;

/// <summary>Programs that watch: fail2ban, Suricata, Snort, PortSentry, Suhosin's alerts, monitoring.</summary>
internal static class DetectorPrograms
{
    private static readonly Meaning Alert = new("event.kind=alert", "event.category=intrusion_detection");
    private static readonly Meaning Ban = new("event.kind=alert", "event.category=intrusion_detection", "event.action=ban");
    private static readonly Meaning Unban = new("event.category=intrusion_detection", "event.action=unban");
    private static readonly Meaning Failed = Meaning.LoginFailed;
    private static readonly Meaning DrupalFailed = new("event.category=authentication", "event.action=login", "event.outcome=failure", "drupal.type=user");
    private static readonly Meaning DrupalLogin = new("event.category=authentication", "event.action=login", "event.outcome=success", "drupal.type=user");
    private static readonly Meaning Refused = new("event.category=network", "event.action=connection_refused", "event.outcome=failure");

    // Own file: fail2ban.actions [123]: NOTICE [jail] …; behind syslog the logger may be the program, its level may be missing.
    private const string Jail = "[[fail2ban.{fail2ban.component:word}[[ {:text}]](([{process.pid:int}]: |: ))]][[{log.level:word} ]][[ ]][[ ]][[ ]][{fail2ban.jail}] ";
    private const string Rule = "[**] [{rule.generator:int}:{rule.id:int}:{rule.version:int}] {rule.name} [**] [[[Classification: {rule.category}] ]][[[Priority: {event.severity:int}] ]]{{{network.transport:word}} ";

    public static readonly ProgramFormat[] All =
    [
        new TableProgram("fail2ban", new("Fail2ban", "Fail2ban"), ["fail2ban", "fail2ban.actions", "fail2ban.filter", "fail2ban-server", "fail2ban.jail", "fail2ban.observer"],
            new("fail2ban.ban", Jail + "Ban {source:host}", Ban),
            new("fail2ban.ban", Jail + "Restore Ban {source:host}", Ban),
            new("fail2ban.ban", Jail + "Increase Ban {source:host} {*}", Ban),
            new("fail2ban.unban", Jail + "Unban {source:host}", Unban),
            new("fail2ban.already_banned", Jail + "{source:host} already banned", Alert),
            new("fail2ban.found", Jail + "Found {source:host}[[ - {*}]]", Alert),
            new("fail2ban.ignore", Jail + "Ignore {source:host}[[ {*}]]", Meaning.None),
            new("fail2ban.message", "fail2ban.{fail2ban.component:word}[[ {:text}]](([{process.pid:int}]: |: )){log.level:word} [[ ]][[ ]][[ ]]{event.reason:rest}", Meaning.None)),
        new TableProgram("portsentry", new("PortSentry", "PortSentry"), ["portsentry"],
            new("portsentry.blocked", "Host: {source:host}/{:ip} Port: {destination.port:int} {network.transport:word} Blocked", Alert),
            new("portsentry.attack", "attackalert: {event.reason}from host: {source:host}/{source:ip} to ((TCP|UDP)) port: {destination.port:int}", Alert),
            new("portsentry.attack", "attackalert: Host[[:]] {source:host}[[/{source:ip}]] ((is already blocked|has been blocked)){*}", Alert)),
        new TableProgram("monit", new("Monit", "Monit"), ["monit"],
            new("monit.login_failed", Level + "[[Warning: ]]Client '{source:host}' supplied ((unknown user|wrong password for user)) '{user.name:greedy}' accessing monit httpd", Failed),
            new("monit.login_failed", Level + "HttpRequest: access denied -- client {source:host}: {event.reason}user '{user.name:greedy}'", Failed),
            new("monit.login_failed", Level + "HttpRequest: access denied -- client {source:host}: {event.reason:rest}", Failed)),
        new TableProgram("nagios", new("Nagios and its agents", "Nagios（監視）とエージェント"), ["nrpe", "nagios", "nsca", "icinga", "icinga2"],
            new("nagios.refused", "Host {source:ip} is not allowed to talk to us!", Refused),
            new("nagios.handshake_failed", "Error: ((Could not complete SSL handshake|Network server)){*}", Refused)),
    ];

    /// <summary>Web programs' messages whose program name is whatever the site is called: tried on any program.</summary>
    public static readonly ProgramFormat[] Shared =
    [
        new TableProgram("suhosin", new("Suhosin for PHP", "Suhosin（PHP 拡張）"), [],
            new("suhosin.alert", "[[(mod_fastcgi.c.{:int}) FastCGI-stderr: ]]ALERT - {event.reason:greedy} (attacker '{source:ip}', file '{file.path:greedy}'[[, line {:int}]])", Alert),
            new("suhosin.alert", "[[(mod_fastcgi.c.{:int}) FastCGI-stderr: ]]ALERT - {event.reason:greedy}(attacker '{source:ip}'{*}", Alert)),
        new TableProgram("routeros", new("MikroTik RouterOS", "MikroTik RouterOS"), [],
            new("routeros.login_failed", "system,error,critical[[:]] login failure for user {user.name:greedy} from {source:host} via {routeros.service:word}", Failed),
            new("routeros.login", "system,info,account[[:]] user {user.name:greedy} logged in from {source:host} via {routeros.service:word}", Meaning.LoggedIn)),
        new TableProgram("drupal", new("Drupal through syslog", "Drupal（syslog 出力）"), [],
            // The address asked for, the referrer and the name of a refused log-in are a stranger's and may hold the same bars. A refusal is one
            // whatever stands before it; a log-in is one only behind the last bars, and with more bars before only with a name of one word.
            // Who is logged in goes on visiting, with whatever stands in the address: no name of Drupal's holds a bar, so no refusal is lost.
            new("drupal.message", DrupalUser + "Login attempt failed {:greedy}|{:int}|{:text}|Session revisited for {:word}.", Meaning.None),
            new("drupal.login_failed", DrupalUser + "Login attempt failed for {user.name:greedy}.", DrupalFailed),
            new("drupal.login_failed", DrupalUser + "Login attempt failed for {user.name:rest}", DrupalFailed),
            new("drupal.login_failed", DrupalUser + "Login attempt failed from {*}", DrupalFailed),
            new("drupal.login", DrupalUser + "Session opened for {user.name:word}.", DrupalLogin),
            new("drupal.message", DrupalAny + "{source:ip}|{url.original:greedy}|{:greedy}|{:int}|{:text}|{:text}|{user.id:int}|{:text}|{event.reason:rest}", Meaning.None),
            new("drupal.login", DrupalUser + "Session opened for {user.name:greedy}.", DrupalLogin),
            new("drupal.message", DrupalAny + DrupalRequest + "{event.reason:rest}", Meaning.None)),
    ];

    /// <summary>Suricata's fast.log and Snort's alert_fast: a stamp, then the rule and both ends.</summary>
    public static readonly ProgramFormat Alerts = new TableProgram("ids.alert", new("Suricata and Snort alerts (one line)", "Suricata／Snort のアラート（1 行形式）"), ["snort", "suricata"],
        new("ids.alert", Rule + "{source:ip}:{source.port:int} -> {destination:ip}:{destination.port:int}", Alert),
        new("ids.alert", Rule + "{source:ip} -> {destination:ip}", Alert));

    private const string Level = "[[{log.level:word}[[ ]][[ ]][[ ]][[ ]]: ]]";
    private const string DrupalRequest = "{source:ip}|{url.original:greedy}|{:greedy}|{user.id:int}|{:text}|";
    private const string DrupalAny = "http{:word}|{:int}|{drupal.type}|";
    private const string DrupalUser = "http{:word}|{:int}|user|" + DrupalRequest;
}
