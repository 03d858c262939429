namespace Ashiato.Input.Framing;

/// <summary>A stream whose beginning can be looked at before it is read. Seekable when the stream below is.</summary>
public sealed class PeekStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private byte[] _head = [];
    private int _start;
    private int _end;

    /// <summary>Looks at and reads <paramref name="inner"/>, which it owns from now on.</summary>
    public PeekStream(Stream inner) => _inner = inner;

    /// <inheritdoc/>
    public override bool CanSeek => _inner.CanSeek;

    /// <inheritdoc/>
    public override long Length => _inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _inner.Position - (_end - _start);
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>
    /// The next <paramref name="count"/> bytes, fewer at the end of the stream, without reading them. Valid until the next
    /// call of any method.
    /// </summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count)
        {
            var grown = new byte[count];
            _head.AsSpan(_start, _end - _start).CopyTo(grown);
            (_head, _start, _end) = (grown, 0, _end - _start);
            _end += _inner.ReadAtLeast(_head.AsSpan(_end), count - _end, throwOnEndOfStream: false);
        }

        return _head.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            return _inner.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _head.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <inheritdoc/>
    public override long SkipHole() => _start == _end ? FileHoles.Skip(_inner) : 0;

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin == SeekOrigin.Current ? Position + offset : offset;
        (_start, _end) = (0, 0);
        return _inner.Seek(target, origin == SeekOrigin.Current ? SeekOrigin.Begin : origin);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
