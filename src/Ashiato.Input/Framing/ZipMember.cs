using System.Buffers.Binary;

namespace Ashiato.Input.Framing;

/// <summary>
/// The first member of a zip file, read forward from its local header (APPNOTE 4.3.7): a rotated log that somebody zipped.
/// Archives of several files are an evidence root of their own.
/// </summary>
internal static class ZipMember
{
    private const int HeaderLength = 30;
    private const int Encrypted = 1;
    private const int SizeFollows = 8;
    private const int Stored = 0;
    private const int Deflated = 8;

    /// <summary>Does a local file header stand here?</summary>
    internal static bool StartsHere(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);

    /// <summary>The member's unpacked bytes; null when it is packed in an unknown way.</summary>
    /// <exception cref="DllNotFoundException">zlib is not installed.</exception>
    internal static Stream? Open(PeekStream stored, ExpansionGuard guard, bool outermost)
    {
        var header = stored.Peek(HeaderLength);
        if (header.Length < HeaderLength)
        {
            return null;
        }

        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
        var skip = HeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if ((flags & Encrypted) != 0 || method is not (Stored or Deflated) || (method == Stored && (flags & SizeFollows) != 0))
        {
            return null;
        }

        Skip(stored, skip);
        if (method == Stored)
        {
            return new LimitedStream(stored, size);
        }

        return new UnpackStream(stored, Packing.Zip, Packing.Zip.Make(), guard, outermost, manyMembers: false)
        {
            AfterMember = rest =>
            {
                if (AnotherFollows(rest))
                {
                    guard.Report(UnpackProblems.SeveralInZip(guard.Path));
                }
            },
        };
    }

    // A data descriptor of 12 to 24 bytes may stand between.
    private static bool AnotherFollows(ReadOnlySpan<byte> rest) => rest.IndexOf("PK\x03\x04"u8) is >= 0 and <= 24;

    private static void Skip(Stream stream, int count)
    {
        Span<byte> buffer = stackalloc byte[512];
        while (count > 0)
        {
            var got = stream.Read(buffer[..Math.Min(count, buffer.Length)]);
            if (got == 0)
            {
                return;
            }

            count -= got;
        }
    }
}
