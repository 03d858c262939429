namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// Reads the slots of utmp, wtmp or btmp from the last to the first, as last(1) needs them, in big pieces from the end.
/// Slots are counted from the beginning of the file: one that is cut at its end does not shift them.
/// </summary>
public sealed class LoginRecordBackwardReader
{
    private readonly Stream _content;
    private readonly byte[] _buffer;
    private int _left;

    /// <summary>Finds the layout and the end.</summary>
    /// <param name="content">The unpacked bytes; must be seekable. The caller keeps and closes it.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public LoginRecordBackwardReader(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        _content = content;
        content.Position = 0;
        var reader = new LoginRecordReader(content);
        Layout = reader.Layout;
        FirstSeconds = reader.LeadingZeroBytes == 0 && reader.TryRead(out var first) ? first.Seconds : 0;
        var length = content.Length;
        Remainder = (int)(length % Layout.Size);
        Offset = length - Remainder;
        Slots = Offset / Layout.Size;
        _buffer = new byte[(int)Math.Min(Math.Max(Offset, Layout.Size), LoginRecordLayout.CommonMultiple * 64)];
    }

    /// <summary>How the slots are laid out.</summary>
    public LoginRecordLayout Layout { get; }

    /// <summary>Whole slots in the file.</summary>
    public long Slots { get; }

    /// <summary>Bytes at the end that are no whole slot.</summary>
    public int Remainder { get; }

    /// <summary>Time of the first slot: when the file begins. Meaningless when there is no slot.</summary>
    public long FirstSeconds { get; }

    /// <summary>Offset of the slot that <see cref="TryRead"/> gave last.</summary>
    public long Offset { get; private set; }

    /// <summary>Reads the slot before the last one given.</summary>
    /// <param name="slot">Its bytes, which may be written to; valid until the next call.</param>
    /// <returns>False when the first slot was given already, or the file became shorter.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public bool TryRead(out Span<byte> slot)
    {
        slot = default;
        if (_left == 0 && !Fill())
        {
            return false;
        }

        _left -= Layout.Size;
        Offset -= Layout.Size;
        slot = _buffer.AsSpan(_left, Layout.Size);
        return true;
    }

    private bool Fill()
    {
        var size = (int)Math.Min(Offset, _buffer.Length / Layout.Size * Layout.Size);
        if (size == 0)
        {
            return false;
        }

        _content.Position = Offset - size;
        if (_content.ReadAtLeast(_buffer.AsSpan(0, size), size, throwOnEndOfStream: false) < size)
        {
            return false;
        }

        _left = size;
        return true;
    }
}
