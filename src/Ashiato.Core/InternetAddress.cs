using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Ashiato.Core;

/// <summary>
/// An IPv4 or IPv6 address as one number (RFC 4291; an IPv4 address as <c>::ffff:a.b.c.d</c>), for comparing and for tables
/// of many addresses. A zone (<c>%eth0</c>) is not part of it.
/// </summary>
/// <param name="Bits">The 128 bits, network order.</param>
public readonly record struct InternetAddress(UInt128 Bits)
{
    private static readonly UInt128 V4 = new(0, 0xFFFF_0000_0000);

    private static readonly (InternetAddress Network, int Length)[] Private =
    [
        Of("10.0.0.0"u8, 96 + 8), Of("172.16.0.0"u8, 96 + 12), Of("192.168.0.0"u8, 96 + 16), Of("169.254.0.0"u8, 96 + 16), Of("fc00::"u8, 7), Of("fe80::"u8, 10),
    ];

    /// <summary>Is it an IPv4 address?</summary>
    public bool IsV4 => Bits >> 32 == V4 >> 32;

    /// <summary>Is it the machine itself: 127.0.0.0/8, ::1?</summary>
    public bool IsLoopback => Bits == UInt128.One || (IsV4 && (byte)(Bits >> 24) == 127);

    /// <summary>Is it an address of a private network, which many networks have (RFC 1918, RFC 4193), or of one link (RFC 3927)?</summary>
    public bool IsPrivate
    {
        get
        {
            foreach (var (network, length) in Private)
            {
                if (IsIn(network, length))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Reads an address, perhaps in brackets, from its text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out InternetAddress address)
    {
        address = default;
        if (TryV4(text, out var v4))
        {
            address = new InternetAddress(V4 | v4);
            return true;
        }

        text = text is [(byte)'[', .., (byte)']'] ? text[1..^1] : text;
        if (text.Length is < 2 or > 64 || text.IndexOf((byte)':') < 0 || !IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        _ = parsed.TryWriteBytes(bytes, out _);
        address = new InternetAddress(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return true;
    }

    /// <summary>Reads a network (RFC 4632, RFC 4291): <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>, or an address alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">An address of the network.</param>
    /// <param name="length">How many bits its addresses have in common, of 128: those of IPv4 are counted from bit 96.</param>
    public static bool TryParseNetwork(ReadOnlySpan<byte> text, out InternetAddress first, out int length)
    {
        var slash = text.IndexOf((byte)'/');
        var address = slash < 0 ? text : text[..slash];
        length = 0;
        if (!TryParse(address, out first))
        {
            return false;
        }

        // ::ffff:a.b.c.d has its length counted as one of IPv6.
        var most = address.Contains((byte)':') ? 128 : 32;
        length = most;
        if (slash >= 0 && (!Utf8Parser.TryParse(text[(slash + 1)..], out length, out var used) || used < text.Length - slash - 1 || !char.IsAsciiDigit((char)text[slash + 1]) || length > most))
        {
            return false;
        }

        length += 128 - most;
        return true;
    }

    /// <summary>Is it in the network of the first <paramref name="length"/> bits of another address? IPv4 lengths are counted from bit 96; no IPv4 address is in a network of IPv6.</summary>
    public bool IsIn(InternetAddress network, int length) => Holds(length) && (length <= 0 || (Bits ^ network.Bits) >> (128 - length) == 0);

    /// <summary>Can a network of so many bits hold the address? IPv4 stands as ::ffff:a.b.c.d only for us: <c>::/0</c> says nothing about it.</summary>
    public bool Holds(int length) => length >= 96 || !IsV4;

    /// <summary>The first address of its network of so many bits.</summary>
    public InternetAddress Network(int length) => length <= 0 ? default : new InternetAddress(Bits >> (128 - length) << (128 - length));

    /// <summary>RFC 5952's text; IPv4 in four decimal parts.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
        return new IPAddress(IsV4 ? bytes[12..] : bytes).ToString();
    }

    private static (InternetAddress Network, int Length) Of(ReadOnlySpan<byte> text, int length) => TryParse(text, out var address) ? (address, length) : default;

    private static bool TryV4(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        if (text.Length is < 7 or > 15)
        {
            return false;
        }

        uint part = 0;
        int digits = 0, dots = 0;
        foreach (var b in text)
        {
            if (b == '.')
            {
                if (digits == 0 || ++dots > 3)
                {
                    return false;
                }

                value = (value << 8) | part;
                part = 0;
                digits = 0;
            }
            else if (b - (uint)'0' <= 9)
            {
                part = (part * 10) + (b - (uint)'0');
                if (++digits > 3 || part > 255)
                {
                    return false;
                }
            }
            else
            {
                return false;
            }
        }

        value = (value << 8) | part;
        return dots == 3 && digits > 0;
    }
}
