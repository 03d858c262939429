using Ashiato.Input.Framing.Codecs;

namespace Ashiato.Input.Framing;

/// <summary>One way to pack a file, and the system library that unpacks it.</summary>
/// <param name="Name">The usual name, for example <c>gzip</c>.</param>
/// <param name="Library">The library's file name.</param>
/// <param name="Package">The Debian package that holds it.</param>
/// <param name="Make">Opens the library.</param>
internal sealed record Packing(string Name, string Library, string Package, Func<Codec> Make)
{
    /// <summary>Bytes of a file's beginning that <see cref="Of"/> wants to see.</summary>
    internal const int HeadLength = 10;

    /// <summary>gzip (RFC 1952).</summary>
    internal static readonly Packing Gzip = new("gzip", "libz.so.1", "zlib1g", () => new ZlibCodec(ZlibCodec.Gzip));

    /// <summary>xz.</summary>
    internal static readonly Packing Xz = new("xz", "liblzma.so.5", "liblzma5", () => new XzCodec());

    /// <summary>Zstandard (RFC 8878).</summary>
    internal static readonly Packing Zstd = new("zstd", "libzstd.so.1", "libzstd1", () => new ZstdCodec());

    /// <summary>bzip2.</summary>
    internal static readonly Packing Bzip2 = new("bzip2", "libbz2.so.1.0", "libbz2-1.0", () => new Bzip2Codec());

    /// <summary>The deflated member of a zip file; no magic bytes of its own.</summary>
    internal static readonly Packing Zip = new("zip", "libz.so.1", "zlib1g", () => new ZlibCodec(ZlibCodec.RawDeflate));

    /// <summary>How the file is packed, by its first bytes; null when it is not.</summary>
    internal static Packing? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]))
        {
            return Gzip;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]))
        {
            return Xz;
        }

        return IsZstd(head) ? Zstd : IsBzip2(head) ? Bzip2 : null;
    }

    // A frame, or one of the sixteen skippable frames that some writers put in front.
    private static bool IsZstd(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])
        || (head.Length >= 4 && (head[0] & 0xF0) == 0x50 && head[1..].StartsWith((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18]));

    // "BZh", the block size, then the magic of a block or (empty file) of the end. A text may begin with BZh1.
    private static bool IsBzip2(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && head.StartsWith("BZh"u8) && head[3] is >= (byte)'1' and <= (byte)'9'
        && (StartsAlike(head[4..], [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) || StartsAlike(head[4..], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]));

    private static bool StartsAlike(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> magic) =>
        bytes.Length >= 2 && bytes[..Math.Min(bytes.Length, magic.Length)].SequenceEqual(magic[..Math.Min(bytes.Length, magic.Length)]);
}
