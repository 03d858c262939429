using System.Buffers.Binary;
using System.Net;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Audit;

/// <summary>
/// The socket address of SOCKADDR records: a <c>struct sockaddr</c> (sockaddr_in, sockaddr_in6, sockaddr_un) in hexadecimal.
/// The family stands in the byte order of the machine, ports and addresses in that of the network.
/// </summary>
internal static class AuditSocket
{
    private static readonly FieldName Family = FieldName.Get("auditd.log.family");
    private static readonly Constant Unix = new("unix");
    private static readonly Constant Inet = new("ipv4");
    private static readonly Constant Inet6 = new("ipv6");
    private static readonly Constant Netlink = new("netlink");
    private static readonly Constant Packet = new("packet");

    public static void Read(Record record, ReadOnlySpan<byte> text)
    {
        if (!AuditHex.IsHex(text) || text.Length > 512)
        {
            return;
        }

        ReadOnlySpan<byte> bytes = AuditHex.Decode(text);
        if (bytes.Length < 2)
        {
            return;
        }

        var family = bytes[1] == 0 ? bytes[0] : bytes[0] == 0 ? bytes[1] : 0;
        switch (family)
        {
            case 1:
                record.Set(Family, Unix);
                SetPath(record, bytes[2..]);
                break;
            case 2 when bytes.Length >= 8:
                record.Set(Family, Inet);
                SetPeer(record, bytes.Slice(4, 4), bytes[2..]);
                break;
            case 10 when bytes.Length >= 24:
                record.Set(Family, Inet6);
                SetPeer(record, bytes.Slice(8, 16), bytes[2..]);
                break;
            case 16:
                record.Set(Family, Netlink);
                break;
            case 17:
                record.Set(Family, Packet);
                break;
            default:
                break;
        }
    }

    /// <summary>A path, or an abstract name behind a NUL byte, written with <c>@</c> as ss(8) does.</summary>
    private static void SetPath(Record record, ReadOnlySpan<byte> path)
    {
        if (path.Length > 1 && path[0] == 0)
        {
            var name = path.ToArray();
            name[0] = (byte)'@';
            path = name;
        }

        var end = path.IndexOf((byte)0);
        path = end < 0 ? path : path[..end];
        if (path.Length > 1)
        {
            record.Set(FieldNames.FilePath, path);
        }
    }

    private static void SetPeer(Record record, ReadOnlySpan<byte> address, ReadOnlySpan<byte> port)
    {
        Span<byte> text = stackalloc byte[64];
        var ip = new IPAddress(address);
        if ((ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).TryFormat(text, out var length))
        {
            record.Set(FieldNames.DestinationIp, text[..length]);
            record.Set(FieldNames.DestinationPort, (long)BinaryPrimitives.ReadUInt16BigEndian(port));
        }
    }
}
