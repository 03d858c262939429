using Ashiato.Input.Framing;

namespace Ashiato.Input.Sources.Archives;

/// <summary>A part of a seekable stream that several readers share, each at its own position.</summary>
/// <param name="shared">The stream; locked while it is read.</param>
/// <param name="start">Where the part begins.</param>
/// <param name="length">How long it is.</param>
internal sealed class SectionStream(Stream shared, long start, long length) : ReadOnlyStream
{
    private long _position;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, Math.Max(length - _position, 0));
        lock (shared)
        {
            shared.Position = start + _position;
            var count = shared.Read(buffer[..wanted]);
            _position += count;
            return count;
        }
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch { SeekOrigin.End => length + offset, SeekOrigin.Current => _position + offset, _ => offset };
        return _position = target >= 0 ? target : throw new IOException("Seek before the beginning.");
    }
}
