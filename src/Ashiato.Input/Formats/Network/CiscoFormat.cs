using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Network;

/// <summary>
/// Messages of Cisco firewalls and routers (ASA, PIX, FWSM, IOS) that a syslog server gathers: <c>%ASA-2-106001: text</c>,
/// <c>%SEC_LOGIN-4-LOGIN_FAILED: text</c>. The number before the second hyphen is the syslog severity. Kinds after Cisco's
/// "ASA Series Syslog Messages".
/// </summary>
internal sealed class CiscoFormat : ProgramFormat
{
    private static readonly FieldName Facility = FieldName.Get("cisco.facility");
    private static readonly FieldName Mnemonic = FieldName.Get("cisco.mnemonic");
    private static readonly Constant Device = new("cisco.message");
    private static readonly Meaning Dropped = new("event.category=network", "event.action=drop", "event.outcome=failure");
    private static readonly Meaning Attack = new("event.kind=alert", "event.category=intrusion_detection", "event.action=drop", "event.outcome=failure");
    private static readonly Meaning Changed = new("event.category=configuration", "event.action=configuration_change");

    public override string Name => "cisco";

    public override Text Title => new("Cisco firewalls and routers", "Cisco のファイアウォールとルーター");

    public override IReadOnlyList<string> Programs { get; } = ["%"];

    public override PatternSet Patterns { get; } = new(
        new("cisco.denied", "Inbound TCP connection denied from {source:ip}/{source.port:int} to {destination:ip}/{destination.port:int} flags{*}", Dropped),
        new("cisco.denied", "Deny inbound {network.transport:word} from {source:ip}/{source.port:int} to {destination:ip}/{destination.port:int}[[ {*}]]", Dropped),
        new("cisco.denied", "((Deny inbound|Inbound TCP connection denied)) {*}", Dropped),
        new("cisco.attack", "Deny {network.protocol:word} connection spoof from {source:ip} to {destination:ip}{*}", Attack),
        new("cisco.attack", "Deny {network.protocol:word} reverse path check from {source:ip} to {destination:ip}{*}", Attack),
        new("cisco.attack", "Deny IP due to Land Attack from {source:ip} to {destination:ip}{*}", Attack),
        new("cisco.attack", "Deny IP teardrop fragment ({*}", Attack),
        new("cisco.attack", "Sig:{rule.id:int} {:text}Sev:{event.severity:int} {rule.name} [{source:ip}:{source.port:int} -> {destination:ip}:{destination.port:int}]", Attack),
        new("cisco.shunned", "Shunned packet: {source:ip} ((=|==>)) {destination:ip}{*}", Dropped),
        new("cisco.denied", "Deny {network.transport:word} src {:word}:{source:ip}/{source.port:int} dst {:word}:{destination:ip}/{destination.port:int}{*}", Dropped),
        new("cisco.connection_limit", "TCP connection limit exceeded from {source:ip}/{source.port:int} to {:word}:{destination:ip}/{destination.port:int}{*}", Dropped),
        new("cisco.arp_collision", "Received ARP ((response|request)) collision from {source:ip}/{source.mac:word} {*}", Attack),
        new("cisco.login_failed", "Login denied from {source:ip}/{source.port:int} to {:word}:{destination:ip}/{:word} for user \"{user.name:greedy}\"", Meaning.LoginFailed),
        new("cisco.login_failed", "{:word} enable password incorrect for number tries (from {source:ip})", Meaning.LoginFailed),
        new("cisco.login_failed", "AAA user authentication Rejected[[ ]]: reason = {event.reason}: server = {:ip}[[, ]][[ : ]]User = {user.name}: user IP = {source:ip}", Meaning.LoginFailed),
        new("cisco.login_failed", "AAA user authentication Rejected{*}", Meaning.LoginFailed),
        new("cisco.locked_out", "User {user.name} locked out on exceeding {*}", Meaning.LoginFailed),
        new("cisco.login_failed", "Login failed [user: {user.name}] [Source: {source:ip}] {*}", Meaning.LoginFailed),
        new("cisco.login", "Login Success [user: {user.name}] [Source: {source:ip}] {*}", Meaning.LoggedIn),
        new("cisco.login", "Login permitted from {source:ip}/{source.port:int} to {:word}:{destination:ip}/{:word} for user \"{user.name:greedy}\"", Meaning.LoggedIn),
        new("cisco.configuration_erased", "{source:ip} Erase configuration", Changed),
        new("cisco.configuration_changed", "Begin configuration: {source:ip} reading from {*}", Changed),
        new("cisco.configuration_changed", "{source:ip} end configuration: {event.reason:rest}", Changed),
        new("cisco.configuration_changed", "Configured from {:word} by {*}", Changed),
        new("cisco.user_added", "New user added to local dbase: Uname: {user.name} Priv: {*}", new("event.category=iam", "event.action=user_add")),
        new("cisco.user_deleted", "User deleted from local dbase: Uname: {user.name} Priv: {*}", new("event.category=iam", "event.action=user_delete")),
        new("cisco.no_new_connections", "Disallowing new connections[[.]]", new("event.category=network", "event.outcome=failure")),
        new("cisco.failover", "(({:word}|({:word}))) ((Lost Failover communications|Failover interface failed|Testing on interface)){*}", new("event.category=network", "event.outcome=failure")));

    /// <inheritdoc/>
    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        if (!SetTag(program, record))
        {
            return false;
        }

        if (!Patterns.TryRead(message, record))
        {
            MessageHints.Read(message, record);
            record.Set(FieldNames.EventCode, Device);
        }

        return true;
    }

    /// <summary>Takes a tag <c>%FACILITY-SEVERITY-MNEMONIC</c> (the facility may hold hyphens) apart.</summary>
    internal static bool SetTag(ReadOnlySpan<byte> tag, Record record)
    {
        var last = tag.LastIndexOf((byte)'-');
        if (last < 4 || tag[0] != (byte)'%' || tag[last - 2] != (byte)'-' || tag[last - 1] is < (byte)'0' or > (byte)'7' || last + 1 >= tag.Length)
        {
            return false;
        }

        record.Set(Facility, tag[1..(last - 2)]);
        record.Set(Mnemonic, tag[(last + 1)..]);
        record.Set(FieldNames.SyslogSeverityCode, (long)(tag[last - 1] - '0'));
        return true;
    }
}
