using Ashiato.Input.Framing;

namespace Ashiato.App.Pipelines;

/// <summary>Tells how much of a stream was read, now and then.</summary>
internal sealed class CountedStream(Stream inner, Action<long> report) : ReadOnlyStream
{
    private const long Step = 4 << 20;
    private long _done;
    private long _told;

    /// <inheritdoc/>
    public override bool CanSeek => inner.CanSeek;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count(read);
        return read;
    }

    /// <inheritdoc/>
    public override long SkipHole()
    {
        var skipped = inner is ReadOnlyStream known ? known.SkipHole() : 0;
        Count(skipped);
        return skipped;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(long bytes)
    {
        _done += bytes;
        if (_done - _told >= Step)
        {
            _told = _done;
            report(_done);
        }
    }
}
