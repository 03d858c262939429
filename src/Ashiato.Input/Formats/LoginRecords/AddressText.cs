using System.Buffers.Binary;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// Addresses of login records as text, in the form of inet_ntop(3): the longest run of two or more zero groups becomes
/// <c>::</c> (RFC 5952), and an address with an IPv4 address inside ends in dots.
/// </summary>
public static class AddressText
{
    /// <summary>The longest text: <c>ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255</c>.</summary>
    public const int MostBytes = 46;

    /// <summary>Writes an IPv4 address.</summary>
    /// <param name="address">Four bytes in network order.</param>
    /// <param name="destination">At least <see cref="MostBytes"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int WriteV4(ReadOnlySpan<byte> address, Span<byte> destination)
    {
        var at = 0;
        for (var i = 0; i < 4; i++)
        {
            if (i > 0)
            {
                destination[at++] = (byte)'.';
            }

            _ = address[i].TryFormat(destination[at..], out var digits);
            at += digits;
        }

        return at;
    }

    /// <summary>Writes an IPv6 address.</summary>
    /// <param name="address">Sixteen bytes in network order.</param>
    /// <param name="destination">At least <see cref="MostBytes"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int WriteV6(ReadOnlySpan<byte> address, Span<byte> destination)
    {
        var (zeros, count) = LongestZeroRun(address);
        var hasV4 = zeros == 0 && (count == 6 || (count == 5 && Group(address, 5) == 0xffff));
        var at = 0;
        for (var i = 0; i < 8; i++)
        {
            if (i >= zeros && i < zeros + count)
            {
                if (i == zeros)
                {
                    destination[at++] = (byte)':';
                }

                continue;
            }

            if (i > 0)
            {
                destination[at++] = (byte)':';
            }

            if (hasV4 && i == 6)
            {
                return at + WriteV4(address[12..], destination[at..]);
            }

            _ = Group(address, i).TryFormat(destination[at..], out var digits, "x");
            at += digits;
        }

        if (count > 0 && zeros + count == 8)
        {
            destination[at++] = (byte)':';
        }

        return at;
    }

    private static ushort Group(ReadOnlySpan<byte> address, int i) => BinaryPrimitives.ReadUInt16BigEndian(address[(2 * i)..]);

    private static (int Start, int Count) LongestZeroRun(ReadOnlySpan<byte> address)
    {
        var (best, bestCount) = (-1, 1);
        for (var i = 0; i < 8; i++)
        {
            var start = i;
            while (i < 8 && Group(address, i) == 0)
            {
                i++;
            }

            if (i - start > bestCount)
            {
                (best, bestCount) = (start, i - start);
            }
        }

        return best < 0 ? (-1, 0) : (best, bestCount);
    }
}
