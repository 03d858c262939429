using Ashiato.Input.Following.Positions;
using Ashiato.Input.Framing;

namespace Ashiato.Input.Following.Parts;

/// <summary>
/// A plain file from an offset up to the length it had. What was read is proved after each read: a log that is truncated and
/// written anew meanwhile (copytruncate) ends here, and not one byte of the new content is taken for a continuation.
/// </summary>
/// <param name="file">The file, owned.</param>
/// <param name="length">Where to stop.</param>
/// <param name="window">What lies before the first byte that is read; a copy of the caller's.</param>
internal sealed class PlainPartStream(FileStream file, long length, ContentWindow window) : ReadOnlyStream
{
    private readonly byte[] _proof = new byte[ContentWindow.Most];
    private readonly byte[] _tail = new byte[ContentWindow.Most];
    private byte[] _primed = [];

    /// <summary>Was the content replaced while it was read?</summary>
    internal bool IsReplaced { get; private set; }

    /// <summary>
    /// Reads the first bytes ahead. While few bytes were read there is little that proves the content; whoever looks at the
    /// family's names before and after this knows that no copy was made meanwhile, and that the log was not emptied.
    /// </summary>
    internal void Prime()
    {
        var bytes = new byte[ContentWindow.Most];
        _primed = bytes[..ReadMore(bytes)];
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_primed.Length == 0)
        {
            return ReadMore(buffer);
        }

        var count = Math.Min(buffer.Length, _primed.Length);
        _primed.AsSpan(0, count).CopyTo(buffer);
        _primed = _primed[count..];
        return count;
    }

    private int ReadMore(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - window.Offset);
        if (IsReplaced || wanted <= 0)
        {
            return 0;
        }

        var count = RandomAccess.Read(file.SafeFileHandle, buffer[..wanted], window.Offset);
        IsReplaced = count == 0 || !IsStillThere();
        if (IsReplaced)
        {
            return 0;
        }

        window.Append(buffer[..count]);
        return count;
    }

    /// <inheritdoc/>
    public override long SkipHole()
    {
        var data = Math.Min(FileHoles.NextData(file, window.Offset), length);
        var hole = data - window.Offset;
        if (IsReplaced || _primed.Length > 0 || hole <= 0 || !IsStillThere())
        {
            return 0;
        }

        window.AppendZeros(hole);
        return hole;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool IsStillThere()
    {
        var tail = _tail.AsSpan(0, (int)Math.Min(window.Offset, ContentWindow.Most));
        window.CopyTail(tail);
        return IsAt(0, window.Head) && (window.Offset <= ContentWindow.Most || IsAt(window.Offset - tail.Length, tail));
    }

    private bool IsAt(long offset, ReadOnlySpan<byte> expected)
    {
        var proof = _proof.AsSpan(0, expected.Length);
        return RandomAccess.Read(file.SafeFileHandle, proof, offset) == proof.Length && proof.SequenceEqual(expected);
    }
}
