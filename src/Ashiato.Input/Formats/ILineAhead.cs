namespace Ashiato.Input.Formats;

/// <summary>Looks past the current line.</summary>
public interface ILineAhead
{
    /// <summary>The bytes after the current line, at least 256 KiB unless the file ends before. Spans taken from the buffer before this call are no longer valid after it.</summary>
    ReadOnlySpan<byte> Peek();
}
