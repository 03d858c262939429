using System.Runtime.InteropServices;

namespace Ashiato.Input.Framing.Codecs;

/// <summary>gzip members and raw deflate data with zlib (libz.so.1, zlib.h).</summary>
internal sealed unsafe partial class ZlibCodec : StructCodec<ZlibCodec.ZStream>
{
    /// <summary>Window bits that say "32 KiB window, gzip header and trailer".</summary>
    internal const int Gzip = 15 + 16;

    /// <summary>Window bits that say "32 KiB window, no header".</summary>
    internal const int RawDeflate = -15;

    private const int Ok = 0;
    private const int StreamEnd = 1;
    private const int MemoryError = -4;
    private const int BufferError = -5;

    /// <summary>Opens the library.</summary>
    /// <param name="windowBits"><see cref="Gzip"/> or <see cref="RawDeflate"/>.</param>
    /// <exception cref="DllNotFoundException">The library is not installed.</exception>
    internal ZlibCodec(int windowBits)
    {
        if (inflateInit2_(State, windowBits, "1.2.11", sizeof(ZStream)) != Ok)
        {
            throw new InvalidOperationException("zlib did not start.");
        }
    }

    /// <inheritdoc/>
    internal override void Restart() => _ = inflateReset(State);

    /// <inheritdoc/>
    protected override CodecStatus Run(byte* packed, int packedLength, byte* unpacked, int unpackedLength, bool ended, out int taken, out int given)
    {
        State->NextIn = packed;
        State->AvailIn = (uint)packedLength;
        State->NextOut = unpacked;
        State->AvailOut = (uint)unpackedLength;
        var result = inflate(State, 0);
        taken = packedLength - (int)State->AvailIn;
        given = unpackedLength - (int)State->AvailOut;
        return result switch
        {
            Ok or BufferError => CodecStatus.Working,
            StreamEnd => CodecStatus.MemberEnd,
            MemoryError => CodecStatus.TooMuchMemory,
            _ => CodecStatus.Damaged,
        };
    }

    /// <inheritdoc/>
    protected override void End() => _ = inflateEnd(State);

    [LibraryImport("libz.so.1", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int inflateInit2_(ZStream* stream, int windowBits, string version, int size);

    [LibraryImport("libz.so.1")]
    private static partial int inflate(ZStream* stream, int flush);

    [LibraryImport("libz.so.1")]
    private static partial int inflateReset(ZStream* stream);

    [LibraryImport("libz.so.1")]
    private static partial int inflateEnd(ZStream* stream);

    /// <summary><c>z_stream</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ZStream
    {
        internal byte* NextIn;
        internal uint AvailIn;
        internal nuint TotalIn;
        internal byte* NextOut;
        internal uint AvailOut;
        internal nuint TotalOut;
        internal void* Message;
        internal void* Internal;
        internal void* Allocate;
        internal void* Free;
        internal void* Opaque;
        internal int DataType;
        internal nuint Adler;
        internal nuint Reserved;
    }
}
