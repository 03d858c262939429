namespace Ashiato.Input.Framing;

/// <summary>
/// Cuts a stream into lines without copying them: lines are places in one growing buffer. Memory is bounded: a line
/// longer than <see cref="MostLine"/> comes in pieces, and runs of zero bytes are counted, not kept.
/// </summary>
internal sealed class LineBuffer(Stream stream)
{
    /// <summary>A longer line comes in pieces of this many bytes.</summary>
    public const int MostLine = 1 << 20;

    /// <summary>How many bytes past the current line are looked at on request (an audit event's other lines).</summary>
    public const int LookAhead = 256 << 10;

    private byte[] _bytes = new byte[512 << 10];
    private int _end;
    private bool _isAtEnd;

    /// <summary>The buffer; another object after it grew.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Where the first unread byte stands in the buffer.</summary>
    public int Position { get; private set; }

    /// <summary>Offset in the stream of the buffer's first byte.</summary>
    public long Base { get; private set; }

    /// <summary>Everything after the current line that is already read.</summary>
    public ReadOnlySpan<byte> Ahead => _bytes.AsSpan(Position, _end - Position);

    /// <summary>Is the next byte zero? Whoever keeps bytes lets go of them first: a run of zeros empties the buffer.</summary>
    public bool IsAtZero(ref int keep) => (Position < _end || Fill(ref keep)) && _bytes[Position] == 0;

    /// <summary>
    /// Finds the next line.
    /// </summary>
    /// <param name="keep">Bytes from here on must stay in the buffer (a record that is not finished); moved when the buffer is.</param>
    /// <param name="line">The line: where it stands.</param>
    /// <returns>False at the end of the stream.</returns>
    public bool TryNext(ref int keep, out LineSpan line)
    {
        line = default;
        if (Position >= _end && !Fill(ref keep))
        {
            return false;
        }

        if (_bytes[Position] == 0)
        {
            line = CountZeros(ref keep);
            return true;
        }

        var searched = 0;
        while (true)
        {
            var newline = _bytes.AsSpan(Position + searched, _end - Position - searched).IndexOf((byte)'\n');
            if (newline >= 0 && searched + newline <= MostLine)
            {
                line = Cut(searched + newline, hasEnd: true);
                return true;
            }

            searched = _end - Position;
            if (newline >= 0 || searched >= MostLine)
            {
                line = Cut(MostLine, hasEnd: false);
                return true;
            }

            if (!Fill(ref keep))
            {
                line = Cut(searched, hasEnd: false);
                return true;
            }
        }
    }

    /// <summary>Reads on until a good deal of what follows the current line is in the buffer, or the stream ends.</summary>
    public void EnsureAhead(ref int keep)
    {
        while (_end - Position < LookAhead && Fill(ref keep))
        {
        }
    }

    private LineSpan Cut(int length, bool hasEnd)
    {
        var start = Position;
        Position += length + (hasEnd ? 1 : 0);
        var content = length;
        if (hasEnd && content > 0 && _bytes[start + content - 1] == '\r')
        {
            content--;
        }

        return new LineSpan(start, content, Position - start - content, 0, IsPiece: !hasEnd && length == MostLine);
    }

    private LineSpan CountZeros(ref int keep)
    {
        long zeros = 0;
        while (true)
        {
            var run = _bytes.AsSpan(Position, _end - Position).IndexOfAnyExcept((byte)0);
            zeros += run < 0 ? _end - Position : run;
            Position = run < 0 ? _end : Position + run;

            // The zeros before are dropped from the buffer: a hole of gigabytes stays a number.
            keep = Position;
            if (run < 0)
            {
                // Nor is a hole that goes on behind the buffer read. The empty buffer stands for what follows it.
                var hole = FileHoles.Skip(stream);
                zeros += hole;
                Base += hole;
            }

            if (run >= 0 || !Fill(ref keep))
            {
                return new LineSpan(Position, 0, 0, zeros, false);
            }
        }
    }

    /// <summary>Reads more, after moving what is kept to the front or growing. False when the stream has ended.</summary>
    private bool Fill(ref int keep)
    {
        if (_isAtEnd)
        {
            return false;
        }

        var from = Math.Min(keep, Position);
        if (_bytes.Length - _end < _bytes.Length / 4 && from > 0)
        {
            Buffer.BlockCopy(_bytes, from, _bytes, 0, _end - from);
            Base += from;
            Position -= from;
            _end -= from;
            keep -= from;
        }

        if (_bytes.Length - _end < 64 << 10)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
        return read > 0;
    }
}
