namespace Ashiato.Input.Framing;

/// <summary>At most so many bytes of another stream.</summary>
/// <param name="inner">The stream, owned.</param>
/// <param name="length">How many bytes.</param>
internal sealed class LimitedStream(Stream inner, long length) : ReadOnlyStream
{
    private long _left = length;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= count;
        return count;
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
