namespace Ashiato.Input.Framing.Codecs;

/// <summary>Unpacks one kind of packed bytes, step by step, with a system library.</summary>
internal abstract class Codec : IDisposable
{
    /// <summary>Unpacks as much as fits.</summary>
    /// <param name="packed">Packed bytes; what is not taken must be given again.</param>
    /// <param name="unpacked">Where the unpacked bytes go.</param>
    /// <param name="ended">No packed bytes follow these.</param>
    /// <param name="taken">How many packed bytes were taken.</param>
    /// <param name="given">How many unpacked bytes were written, also when the status says damaged.</param>
    internal unsafe CodecStatus Step(ReadOnlySpan<byte> packed, Span<byte> unpacked, bool ended, out int taken, out int given)
    {
        fixed (byte* from = packed, to = unpacked)
        {
            return Run(from, packed.Length, to, unpacked.Length, ended, out taken, out given);
        }
    }

    /// <summary>Makes ready for the next member.</summary>
    internal abstract void Restart();

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the library once.</summary>
    protected abstract unsafe CodecStatus Run(byte* packed, int packedLength, byte* unpacked, int unpackedLength, bool ended, out int taken, out int given);

    /// <summary>Frees what the library holds. May be called twice.</summary>
    protected abstract void Release();
}
