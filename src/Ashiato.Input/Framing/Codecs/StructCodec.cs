using System.Runtime.InteropServices;

namespace Ashiato.Input.Framing.Codecs;

/// <summary>
/// A codec whose library keeps its state in a C structure that must not move (zlib, liblzma and libbz2 point back at it).
/// </summary>
/// <typeparam name="T">The library's stream structure, laid out as in its header for 64-bit machines.</typeparam>
internal abstract unsafe class StructCodec<T> : Codec
    where T : unmanaged
{
    /// <summary>The structure, zeroed at first; null after the release.</summary>
    protected T* State { get; private set; } = (T*)NativeMemory.AllocZeroed((nuint)sizeof(T));

    /// <summary>Frees the library's memory behind the structure.</summary>
    protected abstract void End();

    /// <inheritdoc/>
    protected override void Release()
    {
        if (State == null)
        {
            return;
        }

        End();
        NativeMemory.Free(State);
        State = null;
    }
}
