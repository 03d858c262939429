using System.Net;
using System.Text;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>The network an address belongs to: /24 of IPv4, /64 of IPv6, the sizes in which providers hand them out.</summary>
internal static class NetworkOf
{
    /// <summary>The network as text (<c>198.51.100.0/24</c>); empty when the text is no address.</summary>
    public static byte[] Address(ReadOnlySpan<byte> address)
    {
        var lastDot = address.LastIndexOf((byte)'.');
        if (address.IndexOf((byte)':') < 0)
        {
            return lastDot > 0 && char.IsAsciiDigit((char)address[0]) ? [.. address[..lastDot], .. ".0/24"u8] : [];
        }

        if (!IPAddress.TryParse(Encoding.ASCII.GetString(address), out var parsed))
        {
            return [];
        }

        var bytes = parsed.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return Encoding.ASCII.GetBytes(new IPAddress(bytes) + "/64");
    }
}
