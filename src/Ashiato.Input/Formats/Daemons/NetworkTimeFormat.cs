using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Daemons;

/// <summary>Time daemons: chronyd, ntpd, systemd-timesyncd, ntpdate. A clock that steps explains stamps that go backward.</summary>
internal sealed class NetworkTimeFormat : ProgramFormat
{
    private static readonly Meaning Stepped = new("event.category=host", "event.action=clock_step");
    private static readonly Meaning Info = new("event.category=network", "event.action=time_sync");

    public override string Name => "time";

    public override Text Title => new("time daemons: chronyd, ntpd, timesyncd", "時刻同期デーモン（chronyd、ntpd、timesyncd）");

    public override IReadOnlyList<string> Programs { get; } = ["chronyd", "ntpd", "ntpdate", "systemd-timesyncd", "systemd-timesyn", "ntpsec", "sntp", "openntpd"];

    public override PatternSet Patterns { get; } = new(
        new("chronyd.stepped", "System clock was stepped by {clock.offset:num} seconds", Stepped),
        new("chronyd.wrong", "System clock wrong by {clock.offset:num} seconds[[, adjustment started]]{*}", Info),
        new("chronyd.selected", "Selected source {destination:host}{*}", Info),
        new("chronyd.cannot_synchronise", "Can't synchroni((s|z))e: {*}", Info),
        new("chronyd.source", "Source {destination:host} ((offline|online|replaced with)){*}", Info),
        new("chronyd.exiting", "chronyd exiting", new("event.category=process", "event.action=service_stop")),
        new("chronyd.starting", "chronyd version {*}", new("event.category=process", "event.action=service_start")),
        new("ntpd.stepped", "[[ntpd: ]]time ((reset|set|stepped by)) {clock.offset:num} s[[ec]]{*}", Stepped),
        new("ntpd.stepped", "step time server {destination:host} offset {clock.offset:word} sec", Stepped),
        new("ntpd.adjusted", "adjust time server {destination:host} offset {clock.offset:word} sec", Info),
        new("ntpd.synchronized", "synchronized to {destination:host}, stratum {:int}", Info),
        new("ntpd.stepped", "{:ip} {:word} {:word} clock_step {clock.offset:num} s", Stepped),
        new("ntpd.unsynchronized", "kernel reports TIME_ERROR: {event.reason:rest}", Info),
        new("ntpd.unsynchronized", "no ((servers|peer)) reachable{*}", Info),
        new("ntpd.starting", "ntpd {:word} {:text}: Starting", new("event.category=process", "event.action=service_start")),
        new("ntpd.server", "((Soliciting pool server|Added peer|Removing pool server)) {destination:host}[[ {*}]]", Info),
        new("ntpd.exiting", "ntpd exiting on signal {:int}{*}", new("event.category=process", "event.action=service_stop")),
        new("timesyncd.synchronized", "((Synchronized to time server|Initial clock synchronization|Contacted time server|Initial synchronization)){*}", Info),
        new("timesyncd.stepped", "System time advanced to {*}", Stepped));
}
