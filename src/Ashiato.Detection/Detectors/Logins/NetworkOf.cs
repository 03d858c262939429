using System.Net;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>The network an address belongs to: /24 of IPv4, /64 of IPv6, the sizes in which providers hand them out.</summary>
internal static class NetworkOf
{
    /// <summary>Room for the longest of them.</summary>
    public const int MostLength = 48;

    /// <summary>The network as text (<c>198.51.100.0/24</c>).</summary>
    /// <param name="address">The address. An IPv4 address written as IPv6 is the IPv4 address.</param>
    /// <param name="into">Where the text goes: <see cref="MostLength"/> bytes.</param>
    /// <returns>How long the text is; 0 when the text is no address.</returns>
    public static int Address(ReadOnlySpan<byte> address, Span<byte> into)
    {
        if (address.StartsWith("::ffff:"u8) && address[7..].Contains((byte)'.'))
        {
            address = address[7..];
        }

        if (!IPAddress.IsValidUtf8(address))
        {
            return 0;
        }

        if (address.IndexOf((byte)':') < 0)
        {
            // A number alone is an address to the library (0.0.0.N), but not in a log.
            if (address.Count((byte)'.') != 3)
            {
                return 0;
            }

            var first = address[..address.LastIndexOf((byte)'.')];
            first.CopyTo(into);
            ".0/24"u8.CopyTo(into[first.Length..]);
            return first.Length + 5;
        }

        Span<byte> bytes = stackalloc byte[16];
        _ = IPAddress.Parse(address).TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        _ = new IPAddress(bytes).TryFormat(into, out var length);
        "/64"u8.CopyTo(into[length..]);
        return length + 3;
    }
}
