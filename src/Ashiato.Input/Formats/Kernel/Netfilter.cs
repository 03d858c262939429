using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Kernel;

/// <summary>The packets that netfilter's LOG target writes down (net/ipv4/netfilter/nf_log_ipv4.c): <c>IN=eth0 OUT= SRC=… DST=… PROTO=TCP SPT=… DPT=…</c>.</summary>
internal static class Netfilter
{
    private static readonly FieldName InputDevice = FieldName.Get("iptables.input_device");
    private static readonly FieldName OutputDevice = FieldName.Get("iptables.output_device");
    private static readonly FieldName Ttl = FieldName.Get("iptables.ttl");
    private static readonly FieldName Length = FieldName.Get("iptables.length");
    private static readonly FieldName Id = FieldName.Get("iptables.id");
    private static readonly FieldName Tos = FieldName.Get("iptables.tos");
    private static readonly FieldName Prefix = FieldName.Get("iptables.prefix");
    private static readonly FieldName Mac = FieldName.Get("iptables.mac");
    private static readonly FieldName Flags = FieldName.Get("iptables.tcp_flags");
    private static readonly Constant Packet = new("kernel.firewall");
    private static readonly Constant Tcp = new("tcp");
    private static readonly Constant Udp = new("udp");
    private static readonly Constant Icmp = new("icmp");
    private static readonly Meaning Logged = new("event.category=network", "event.action=firewall");

    /// <summary>Reads a packet's line. False when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, Record record)
    {
        var start = message.IndexOf("IN="u8);
        if (start < 0)
        {
            start = message.IndexOf("SRC="u8);
        }

        var prefix = message[..start].Trim(" []:"u8);
        record.Set(Prefix, prefix);
        Logged.GiveTo(record);
        record.Set(FieldNames.EventCode, Packet);
        SetOutcome(prefix, record);
        var rest = message[start..];
        while (!rest.IsEmpty)
        {
            var blank = rest.IndexOf((byte)' ');
            var word = blank < 0 ? rest : rest[..blank];

            // The packet inside an ICMP error stands in brackets: it is not this packet.
            if (word is [(byte)'[', ..])
            {
                break;
            }

            Word(word, record);
            rest = blank < 0 ? default : rest[(blank + 1)..];
        }

        return record.Has(FieldNames.SourceIp) || record.Has(InputDevice);
    }

    /// <summary>The prefix is the administrator's own words; these are the usual ones (ufw, shorewall, firewalld, csf).</summary>
    private static void SetOutcome(ReadOnlySpan<byte> prefix, Record record)
    {
        if (prefix.IndexOf("BLOCK"u8) >= 0 || prefix.IndexOf("DROP"u8) >= 0 || prefix.IndexOf("REJECT"u8) >= 0 || prefix.IndexOf("DENY"u8) >= 0
            || prefix.IndexOf("Drop"u8) >= 0 || prefix.IndexOf("Denied"u8) >= 0 || prefix.IndexOf("denied"u8) >= 0 || prefix.IndexOf("Blocked"u8) >= 0)
        {
            record.Set(FieldNames.EventOutcome, Constant.Failure);
        }
        else if (prefix.IndexOf("ALLOW"u8) >= 0 || prefix.IndexOf("ACCEPT"u8) >= 0)
        {
            record.Set(FieldNames.EventOutcome, Constant.Success);
        }
    }

    private static void Word(ReadOnlySpan<byte> word, Record record)
    {
        var equals = word.IndexOf((byte)'=');
        if (equals < 0)
        {
            if (word.SequenceEqual("SYN"u8) || word.SequenceEqual("ACK"u8) || word.SequenceEqual("RST"u8) || word.SequenceEqual("FIN"u8))
            {
                record.Add(Flags, word);
            }

            return;
        }

        var (key, value) = (word[..equals].Length, word[(equals + 1)..].Length);
        Keep(word[..key], word[^value..], record);
    }

    private static void Keep(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        if (value.IsEmpty)
        {
            return;
        }

        switch (key.Length)
        {
            case 2 when key.SequenceEqual("IN"u8):
                record.Set(InputDevice, value);
                break;
            case 2 when key.SequenceEqual("ID"u8):
                record.Set(Id, value);
                break;
            case 3 when key.SequenceEqual("OUT"u8):
                record.Set(OutputDevice, value);
                break;
            case 3 when key.SequenceEqual("SRC"u8):
                HostText.SetSource(record, value);
                break;
            case 3 when key.SequenceEqual("DST"u8):
                HostText.SetDestination(record, value);
                break;
            case 3 when key.SequenceEqual("SPT"u8):
                SetNumber(record, FieldNames.SourcePort, value);
                break;
            case 3 when key.SequenceEqual("DPT"u8):
                SetNumber(record, FieldNames.DestinationPort, value);
                break;
            case 3 when key.SequenceEqual("TTL"u8):
                SetNumber(record, Ttl, value);
                break;
            case 3 when key.SequenceEqual("TOS"u8):
                record.Set(Tos, value);
                break;
            case 3 when key.SequenceEqual("MAC"u8):
                record.Set(Mac, value);
                break;
            case 3 when key.SequenceEqual("LEN"u8) && !record.Has(Length):
                SetNumber(record, Length, value);
                break;
            case 5 when key.SequenceEqual("PROTO"u8):
                SetTransport(record, value);
                break;
            default:
                break;
        }
    }

    private static void SetNumber(Record record, FieldName name, ReadOnlySpan<byte> value)
    {
        if (System.Buffers.Text.Utf8Parser.TryParse(value, out long number, out var used) && used == value.Length)
        {
            record.Set(name, number);
        }
        else
        {
            record.Set(name, value);
        }
    }

    private static void SetTransport(Record record, ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual("TCP"u8))
        {
            record.Set(FieldNames.NetworkTransport, Tcp);
        }
        else if (value.SequenceEqual("UDP"u8))
        {
            record.Set(FieldNames.NetworkTransport, Udp);
        }
        else if (value.SequenceEqual("ICMP"u8))
        {
            record.Set(FieldNames.NetworkTransport, Icmp);
        }
        else
        {
            record.Set(FieldNames.NetworkTransport, value);
        }
    }
}
