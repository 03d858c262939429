using Ashiato.Input.Framing;

namespace Ashiato.Input.Sources.Disk;

/// <summary>
/// A file as long as it was when it was opened: what a writer adds meanwhile is not read, and a file that was shortened is
/// reported.
/// </summary>
/// <param name="inner">The file, owned.</param>
/// <param name="length">Its length when it was opened.</param>
/// <param name="shrank">Told once, with the offset where the file ended too early.</param>
internal sealed class FixedLengthStream(FileStream inner, long length, Action<long> shrank) : ReadOnlyStream
{
    private bool _reported;

    /// <inheritdoc/>
    public override bool CanSeek => inner.CanSeek;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var at = inner.Position;
        var wanted = (int)Math.Min(buffer.Length, Math.Max(length - at, 0));
        var count = wanted == 0 ? 0 : inner.Read(buffer[..wanted]);
        if (count == 0 && wanted > 0 && !_reported)
        {
            _reported = true;
            shrank(at);
        }

        return count;
    }

    /// <inheritdoc/>
    public override long SkipHole()
    {
        var at = inner.Position;
        var data = at < length ? Math.Min(FileHoles.NextData(inner, at), length) : at;
        if (data == at)
        {
            return 0;
        }

        inner.Position = data;
        return data - at;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(
        origin switch { SeekOrigin.End => length + offset, SeekOrigin.Current => inner.Position + offset, _ => offset }, SeekOrigin.Begin);

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
