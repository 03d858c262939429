using System.Runtime.InteropServices;

namespace Ashiato.Input.Framing.Codecs;

/// <summary>zstd frames with libzstd (libzstd.so.1, zstd.h).</summary>
internal sealed unsafe partial class ZstdCodec : Codec
{
    /// <summary>Largest window, as a power of two: 128 MiB, what the zstd program itself takes without being asked.</summary>
    private const int MostWindowLog = 27;

    private const int ParameterWindowLogMax = 100;
    private const int ErrorMemory = 64;
    private const int ErrorWindowTooLarge = 16;

    private void* _stream;
    private nuint _wanted;

    /// <summary>Opens the library.</summary>
    /// <exception cref="DllNotFoundException">The library is not installed.</exception>
    internal ZstdCodec()
    {
        _stream = ZSTD_createDStream();
        Restart();
    }

    /// <inheritdoc/>
    internal override void Restart()
    {
        _wanted = ZSTD_initDStream(_stream);
        _ = ZSTD_DCtx_setParameter(_stream, ParameterWindowLogMax, MostWindowLog);
    }

    /// <inheritdoc/>
    protected override CodecStatus Run(byte* packed, int packedLength, byte* unpacked, int unpackedLength, bool ended, out int taken, out int given)
    {
        // The library forgets what it wrote in a call that ends in an error. Given no more than the block it asks for, an
        // error comes before anything of the call was written, and all sound blocks before are kept.
        var source = new ZstdBuffer { Start = packed, Size = Math.Min((nuint)packedLength, Math.Max(_wanted, 1)) };
        var target = new ZstdBuffer { Start = unpacked, Size = (nuint)unpackedLength };
        var result = ZSTD_decompressStream(_stream, &target, &source);
        taken = (int)source.Position;
        given = (int)target.Position;
        if (ZSTD_isError(result) != 0)
        {
            return ZSTD_getErrorCode(result) is ErrorMemory or ErrorWindowTooLarge ? CodecStatus.TooMuchMemory : CodecStatus.Damaged;
        }

        _wanted = result;
        return result == 0 ? CodecStatus.MemberEnd : CodecStatus.Working;
    }

    /// <inheritdoc/>
    protected override void Release()
    {
        if (_stream != null)
        {
            _ = ZSTD_freeDStream(_stream);
            _stream = null;
        }
    }

    [LibraryImport("libzstd.so.1")]
    private static partial void* ZSTD_createDStream();

    [LibraryImport("libzstd.so.1")]
    private static partial nuint ZSTD_initDStream(void* stream);

    [LibraryImport("libzstd.so.1")]
    private static partial nuint ZSTD_freeDStream(void* stream);

    [LibraryImport("libzstd.so.1")]
    private static partial nuint ZSTD_DCtx_setParameter(void* stream, int parameter, int value);

    [LibraryImport("libzstd.so.1")]
    private static partial nuint ZSTD_decompressStream(void* stream, ZstdBuffer* output, ZstdBuffer* input);

    [LibraryImport("libzstd.so.1")]
    private static partial uint ZSTD_isError(nuint code);

    [LibraryImport("libzstd.so.1")]
    private static partial int ZSTD_getErrorCode(nuint code);

    /// <summary><c>ZSTD_inBuffer</c> and <c>ZSTD_outBuffer</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ZstdBuffer
    {
        internal byte* Start;
        internal nuint Size;
        internal nuint Position;
    }
}
