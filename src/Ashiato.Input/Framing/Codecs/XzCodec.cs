using System.Runtime.InteropServices;

namespace Ashiato.Input.Framing.Codecs;

/// <summary>xz streams with liblzma (liblzma.so.5, lzma/base.h and lzma/container.h).</summary>
internal sealed unsafe partial class XzCodec : StructCodec<XzCodec.LzmaStream>
{
    /// <summary>What unpacking may take; <c>xz -9</c> needs 65 MiB.</summary>
    private const ulong MostMemory = 256UL << 20;

    private const int StreamEnd = 1;
    private const int MemoryError = 5;
    private const int MemoryLimitError = 6;
    private const int BufferError = 10;
    private const int ActionRun = 0;
    private const int ActionFinish = 3;

    /// <summary>Opens the library.</summary>
    /// <exception cref="DllNotFoundException">The library is not installed.</exception>
    internal XzCodec() => Restart();

    /// <inheritdoc/>
    internal override void Restart()
    {
        if (lzma_stream_decoder(State, MostMemory, 0) != 0)
        {
            throw new InvalidOperationException("liblzma did not start.");
        }
    }

    /// <inheritdoc/>
    protected override CodecStatus Run(byte* packed, int packedLength, byte* unpacked, int unpackedLength, bool ended, out int taken, out int given)
    {
        State->NextIn = packed;
        State->AvailIn = (nuint)packedLength;
        State->NextOut = unpacked;
        State->AvailOut = (nuint)unpackedLength;
        var result = lzma_code(State, ended ? ActionFinish : ActionRun);
        taken = packedLength - (int)State->AvailIn;
        given = unpackedLength - (int)State->AvailOut;
        return result switch
        {
            StreamEnd => CodecStatus.MemberEnd,
            MemoryError or MemoryLimitError => CodecStatus.TooMuchMemory,
            < MemoryError or BufferError => CodecStatus.Working,
            _ => CodecStatus.Damaged,
        };
    }

    /// <inheritdoc/>
    protected override void End() => lzma_end(State);

    [LibraryImport("liblzma.so.5")]
    private static partial int lzma_stream_decoder(LzmaStream* stream, ulong memoryLimit, uint flags);

    [LibraryImport("liblzma.so.5")]
    private static partial int lzma_code(LzmaStream* stream, int action);

    [LibraryImport("liblzma.so.5")]
    private static partial void lzma_end(LzmaStream* stream);

    /// <summary><c>lzma_stream</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct LzmaStream
    {
        internal byte* NextIn;
        internal nuint AvailIn;
        internal ulong TotalIn;
        internal byte* NextOut;
        internal nuint AvailOut;
        internal ulong TotalOut;
        internal void* Allocator;
        internal void* Internal;
        internal fixed long Reserved[9];
    }
}
