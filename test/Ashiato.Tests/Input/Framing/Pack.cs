using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Ashiato.Tests.Input.Framing;

/// <summary>Packs bytes for tests with the same libraries that unpack them.</summary>
internal static unsafe partial class Pack
{
    internal static readonly string[] Names = ["gzip", "xz", "zstd", "bzip2"];

    internal static byte[] With(string name, ReadOnlySpan<byte> content) => name switch
    {
        "gzip" => Gzip(content),
        "xz" => Xz(content),
        "zstd" => Zstd(content),
        "bzip2" => Bzip2(content),
        _ => throw new ArgumentException(name),
    };

    internal static byte[] Gzip(ReadOnlySpan<byte> content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    internal static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    internal static byte[] Xz(ReadOnlySpan<byte> content)
    {
        var packed = new byte[content.Length + 4096];
        nuint length = 0;
        fixed (byte* from = content, to = packed)
        {
            Assert.Equal(0, lzma_easy_buffer_encode(6, 4, null, from, (nuint)content.Length, to, &length, (nuint)packed.Length));
        }

        return packed[..(int)length];
    }

    internal static byte[] Zstd(ReadOnlySpan<byte> content)
    {
        var packed = new byte[content.Length + 4096];
        fixed (byte* from = content, to = packed)
        {
            return packed[..(int)ZSTD_compress(to, (nuint)packed.Length, from, (nuint)content.Length, 3)];
        }
    }

    internal static byte[] Bzip2(ReadOnlySpan<byte> content)
    {
        var packed = new byte[content.Length + 4096];
        var length = (uint)packed.Length;
        byte[] notNull = content.IsEmpty ? [0] : content.ToArray();
        fixed (byte* from = notNull, to = packed)
        {
            Assert.Equal(0, BZ2_bzBuffToBuffCompress(to, &length, from, (uint)content.Length, 9, 0, 0));
        }

        return packed[..(int)length];
    }

    [LibraryImport("liblzma.so.5")]
    private static partial int lzma_easy_buffer_encode(uint preset, int check, void* allocator, byte* from, nuint fromSize, byte* to, nuint* toPosition, nuint toSize);

    [LibraryImport("libzstd.so.1")]
    private static partial nuint ZSTD_compress(byte* to, nuint toSize, byte* from, nuint fromSize, int level);

    [LibraryImport("libbz2.so.1.0")]
    private static partial int BZ2_bzBuffToBuffCompress(byte* to, uint* toLength, byte* from, uint fromLength, int blockSize, int verbosity, int workFactor);
}
