using System.Text;

namespace Ashiato.Input.Framing;

/// <summary>
/// A UTF-16 text (RFC 2781) as UTF-8. The byte-order mark is dropped, lone surrogates and an odd last byte become U+FFFD.
/// Offsets in the stream are those of the UTF-8 text.
/// </summary>
internal sealed class Utf16Stream : ReadOnlyStream
{
    private const int BytesAtOnce = 16 * 1024;

    private readonly Stream _inner;
    private readonly Decoder _decoder;
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly byte[] _wide = new byte[BytesAtOnce];
    private readonly char[] _chars = new char[BytesAtOnce + 4];
    private readonly byte[] _text = new byte[(BytesAtOnce * 3) + 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Decodes <paramref name="inner"/>, which stands behind the mark and is owned from now on.</summary>
    internal Utf16Stream(Stream inner, bool bigEndian)
    {
        _inner = inner;
        _decoder = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetDecoder();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (_start == _end && !_ended)
        {
            var count = _inner.Read(_wide);
            _ended = count == 0;
            var chars = _decoder.GetChars(_wide.AsSpan(0, count), _chars, _ended);
            (_start, _end) = (0, _encoder.GetBytes(_chars.AsSpan(0, chars), _text, _ended));
        }

        var given = Math.Min(buffer.Length, _end - _start);
        _text.AsSpan(_start, given).CopyTo(buffer);
        _start += given;
        return given;
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
