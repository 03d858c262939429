using System.Text;
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

    /// <summary>The keys whose value is kept as it stands.</summary>
    private static readonly (byte[] Key, FieldName Field, bool IsNumber)[] Keys =
    [
        ("IN"u8.ToArray(), InputDevice, false), ("OUT"u8.ToArray(), OutputDevice, false), ("MAC"u8.ToArray(), Mac, false), ("TOS"u8.ToArray(), Tos, false),
        ("TTL"u8.ToArray(), Ttl, true), ("ID"u8.ToArray(), Id, false), ("SPT"u8.ToArray(), FieldNames.SourcePort, true), ("DPT"u8.ToArray(), FieldNames.DestinationPort, true),
    ];

    private static readonly (byte[] Written, Constant Transport)[] Transports = [("TCP"u8.ToArray(), new("tcp")), ("UDP"u8.ToArray(), new("udp")), ("ICMP"u8.ToArray(), new("icmp"))];
    private static readonly byte[][] FlagWords = Words("SYN ACK RST FIN");

    /// <summary>The usual words for what a rule does (ufw, shorewall, firewalld, csf).</summary>
    private static readonly byte[][] Refusals = Words("BLOCK DROP REJECT DENY Drop Denied denied Blocked");
    private static readonly byte[][] Passes = Words("ALLOW ACCEPT");
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

    private static byte[][] Words(string words) => [.. words.Split(' ').Select(Encoding.ASCII.GetBytes)];

    /// <summary>The prefix is the administrator's own words.</summary>
    private static void SetOutcome(ReadOnlySpan<byte> prefix, Record record)
    {
        if (HasOneOf(prefix, Refusals))
        {
            record.Set(FieldNames.EventOutcome, Constant.Failure);
        }
        else if (HasOneOf(prefix, Passes))
        {
            record.Set(FieldNames.EventOutcome, Constant.Success);
        }
    }

    private static bool HasOneOf(ReadOnlySpan<byte> text, byte[][] words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void Word(ReadOnlySpan<byte> word, Record record)
    {
        var equals = word.IndexOf((byte)'=');
        if (equals >= 0)
        {
            Keep(word[..equals], word[(equals + 1)..], record);
            return;
        }

        foreach (var flag in FlagWords)
        {
            if (word.SequenceEqual(flag))
            {
                record.Add(Flags, word);
            }
        }
    }

    private static void Keep(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        if (value.IsEmpty)
        {
            return;
        }

        if (key.SequenceEqual("SRC"u8))
        {
            HostText.SetSource(record, value);
        }
        else if (key.SequenceEqual("DST"u8))
        {
            HostText.SetDestination(record, value);
        }
        else if (key.SequenceEqual("PROTO"u8))
        {
            SetTransport(record, value);
        }
        else if (key.SequenceEqual("LEN"u8))
        {
            // A second one is that of the UDP header.
            if (!record.Has(Length))
            {
                NumberText.SetOrText(record, Length, value);
            }
        }
        else
        {
            KeepAsWritten(key, value, record);
        }
    }

    private static void KeepAsWritten(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        foreach (var (known, field, isNumber) in Keys)
        {
            if (!key.SequenceEqual(known))
            {
                continue;
            }

            if (isNumber)
            {
                NumberText.SetOrText(record, field, value);
            }
            else
            {
                record.Set(field, value);
            }

            return;
        }
    }

    private static void SetTransport(Record record, ReadOnlySpan<byte> value)
    {
        foreach (var (written, transport) in Transports)
        {
            if (value.SequenceEqual(written))
            {
                record.Set(FieldNames.NetworkTransport, transport);
                return;
            }
        }

        record.Set(FieldNames.NetworkTransport, value);
    }
}
