using System.Net;
using System.Text;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>The network an address belongs to: /24 of IPv4, /64 of IPv6, the sizes in which providers hand them out.</summary>
internal static class NetworkOf
{
    /// <summary>The network as text (<c>198.51.100.0/24</c>); empty when the text is no address. An IPv4 address written as IPv6 is the IPv4 address.</summary>
    public static byte[] Address(ReadOnlySpan<byte> address)
    {
        if (address.StartsWith("::ffff:"u8) && address[7..].Contains((byte)'.'))
        {
            address = address[7..];
        }

        if (!IPAddress.IsValidUtf8(address))
        {
            return [];
        }

        if (address.IndexOf((byte)':') < 0)
        {
            // A number alone is an address to the library (0.0.0.N), but not in a log.
            return address.Count((byte)'.') == 3 ? [.. address[..address.LastIndexOf((byte)'.')], .. ".0/24"u8] : [];
        }

        var bytes = IPAddress.Parse(Encoding.ASCII.GetString(address)).GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return Encoding.ASCII.GetBytes(new IPAddress(bytes) + "/64");
    }
}
