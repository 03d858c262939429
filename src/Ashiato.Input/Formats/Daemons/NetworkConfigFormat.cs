using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Daemons;

/// <summary>DHCP clients and servers and the network managers.</summary>
internal sealed class NetworkConfigFormat : ProgramFormat
{
    private static readonly Meaning Lease = new("event.category=network", "event.action=dhcp");

    public override string Name => "dhcp";

    public override Text Title => new("DHCP clients and servers, network managers", "DHCP クライアント・サーバー、ネットワーク管理");

    public override IReadOnlyList<string> Programs { get; } = ["dhclient", "dhcpd", "dhcpcd", "networkmanager", "systemd-networkd", "dnsmasq-dhcp", "systemd-resolved"];

    public override PatternSet Patterns { get; } = new(
        new("dhclient.request", "((DHCPREQUEST|DHCPDISCOVER|DHCPRELEASE|DHCPDECLINE)) [[for {client.ip:ip} ]]on {network.interface:word} to {destination:ip} port {destination.port:int}{*}", Lease),
        new("dhclient.ack", "((DHCPACK|DHCPNAK|DHCPOFFER)) [[of {client.ip:ip} ]]from {source:ip}[[ {*}]]", Lease),
        new("dhclient.bound", "bound to {client.ip:ip} -- renewal in {:int} seconds.", Lease),
        new("dhclient.no_offers", "No DHCPOFFERS received.", Lease),
        new("dhcpd.ack", "((DHCPACK|DHCPNAK|DHCPOFFER)) on {client.ip:ip} to {client.mac:word}[[ ({client.name})]] via {network.interface:word}{*}", Lease),
        new("dhcpd.request", "((DHCPREQUEST|DHCPDISCOVER|DHCPINFORM|DHCPRELEASE)) [[for {client.ip:ip} ]][[({:ip}) ]]from {client.mac_or_ip:word}[[ ({client.name})]] via {network.interface:word}{*}", Lease),
        new("resolved.degraded", "Server returned error NXDOMAIN, {*}", Meaning.None),
        new("network.link", "{network.interface:word}: ((Link|Gained|Lost)) {*}", new("event.category=network", "event.action=link")));
}
