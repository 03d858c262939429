namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// Reads the slots of utmp, wtmp or btmp from the first to the last. Memory is one buffer whatever the file's size; the
/// byte order and the slot's size are found from the content. What is no whole slot at the end is <see cref="Remainder"/>.
/// </summary>
public sealed class LoginRecordReader
{
    private const int BufferSize = LoginRecordLayout.CommonMultiple * 14;

    private readonly Stream _content;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;

    /// <summary>Reads as much of the beginning as is needed to find the layout.</summary>
    /// <param name="content">The unpacked bytes; not necessarily seekable. The caller keeps and closes it.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public LoginRecordReader(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        _content = content;

        // A file may begin with a hole of any size: windows of zeros are counted, not kept.
        do
        {
            LeadingZeroBytes += _end;
            _end = content.ReadAtLeast(_buffer, BufferSize, throwOnEndOfStream: false);
        }
        while (_end == BufferSize && !_buffer.AsSpan().ContainsAnyExcept((byte)0));
        Layout = LoginRecordDetector.Detect(_buffer.AsSpan(0, _end), out var fit);
        Fit = fit;
        NextOffset = LeadingZeroBytes;
    }

    /// <summary>How the slots are laid out.</summary>
    public LoginRecordLayout Layout { get; }

    /// <summary>How well the beginning fits the layout, 0 to 1; 0 as well when it holds nothing but zeros.</summary>
    public double Fit { get; }

    /// <summary>Zero bytes at the beginning that were skipped; a multiple of the slot's size. <see cref="TryRead"/> does not give them.</summary>
    public long LeadingZeroBytes { get; }

    /// <summary>Offset of the slot that <see cref="TryRead"/> gave last, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>Number of the slot that <see cref="TryRead"/> gave last, from 0.</summary>
    public long Slot => Offset / Layout.Size;

    /// <summary>Offset of the byte after the slot that <see cref="TryRead"/> gave last.</summary>
    public long NextOffset { get; private set; }

    /// <summary>The bytes at the end of the file that are no whole slot; valid after <see cref="TryRead"/> returned false.</summary>
    public ReadOnlySpan<byte> Remainder => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The buffer that the slot read last lies in, for those who want to point at its bytes.</summary>
    internal byte[] Buffer => _buffer;

    /// <summary>Where in <see cref="Buffer"/> the slot read last begins (after the last one: the remainder).</summary>
    internal int BufferStart { get; private set; }

    /// <summary>Reads the next slot.</summary>
    /// <param name="record">The record; valid until the next call.</param>
    /// <returns>False when no whole slot is left.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public bool TryRead(out LoginRecord record)
    {
        if (_end - _start < Layout.Size && !Fill())
        {
            BufferStart = _start;
            record = default;
            return false;
        }

        record = new LoginRecord(_buffer.AsSpan(_start, Layout.Size), Layout);
        BufferStart = _start;
        Offset = NextOffset;
        NextOffset += Layout.Size;
        _start += Layout.Size;
        return true;
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        _end += _content.ReadAtLeast(_buffer.AsSpan(_end), Layout.Size - _end, throwOnEndOfStream: false);
        return _end >= Layout.Size;
    }
}
