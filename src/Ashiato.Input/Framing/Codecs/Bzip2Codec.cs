using System.Runtime.InteropServices;

namespace Ashiato.Input.Framing.Codecs;

/// <summary>bzip2 streams with libbz2 (libbz2.so.1.0, bzlib.h).</summary>
internal sealed unsafe partial class Bzip2Codec : StructCodec<Bzip2Codec.BzStream>
{
    private const int Ok = 0;
    private const int StreamEnd = 4;
    private const int MemoryError = -3;

    /// <summary>Opens the library.</summary>
    /// <exception cref="DllNotFoundException">The library is not installed.</exception>
    internal Bzip2Codec() => Start();

    /// <inheritdoc/>
    internal override void Restart()
    {
        End();
        *State = default;
        Start();
    }

    /// <inheritdoc/>
    protected override CodecStatus Run(byte* packed, int packedLength, byte* unpacked, int unpackedLength, bool ended, out int taken, out int given)
    {
        State->NextIn = packed;
        State->AvailIn = (uint)packedLength;
        State->NextOut = unpacked;
        State->AvailOut = (uint)unpackedLength;
        var result = BZ2_bzDecompress(State);
        taken = packedLength - (int)State->AvailIn;
        given = unpackedLength - (int)State->AvailOut;
        return result switch
        {
            Ok => CodecStatus.Working,
            StreamEnd => CodecStatus.MemberEnd,
            MemoryError => CodecStatus.TooMuchMemory,
            _ => CodecStatus.Damaged,
        };
    }

    /// <inheritdoc/>
    protected override void End() => _ = BZ2_bzDecompressEnd(State);

    private void Start()
    {
        if (BZ2_bzDecompressInit(State, 0, 0) != Ok)
        {
            throw new InvalidOperationException("libbz2 did not start.");
        }
    }

    [LibraryImport("libbz2.so.1.0")]
    private static partial int BZ2_bzDecompressInit(BzStream* stream, int verbosity, int small);

    [LibraryImport("libbz2.so.1.0")]
    private static partial int BZ2_bzDecompress(BzStream* stream);

    [LibraryImport("libbz2.so.1.0")]
    private static partial int BZ2_bzDecompressEnd(BzStream* stream);

    /// <summary><c>bz_stream</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct BzStream
    {
        internal byte* NextIn;
        internal uint AvailIn;
        internal uint TotalInLow;
        internal uint TotalInHigh;
        internal byte* NextOut;
        internal uint AvailOut;
        internal uint TotalOutLow;
        internal uint TotalOutHigh;
        internal void* Internal;
        internal void* Allocate;
        internal void* Free;
        internal void* Opaque;
    }
}
