using Ashiato.Input.Framing;

namespace Ashiato.Input.Sources.Archives;

/// <summary>A forward stream on top of something shared: each read holds the lock.</summary>
internal sealed class LockedStream(Stream inner, object shared) : ReadOnlyStream
{
    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        lock (shared)
        {
            try
            {
                return inner.Read(buffer);
            }
            catch (InvalidDataException e)
            {
                throw new IOException(e.Message, e);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
