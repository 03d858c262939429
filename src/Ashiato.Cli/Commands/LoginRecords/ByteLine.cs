namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>One line of a table being put together the way printf(3) does, in a buffer that is used again for the next.</summary>
internal sealed class ByteLine
{
    private byte[] _buffer = new byte[1024];
    private int _count;

    /// <summary>The bytes so far.</summary>
    public Span<byte> Bytes => _buffer.AsSpan(0, _count);

    /// <summary>Starts a new line.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _count += text.Length;
    }

    /// <summary>Adds one byte.</summary>
    public void Add(char ascii)
    {
        Room(1)[0] = (byte)ascii;
        _count++;
    }

    /// <summary>Adds a text on the left of a column: <c>%-WIDTH.MOSTs</c>.</summary>
    public void AddLeft(ReadOnlySpan<byte> text, int width, int most = int.MaxValue)
    {
        text = text.Length > most ? text[..most] : text;
        Add(text);
        AddBlanks(width - text.Length);
    }

    /// <summary>Adds a text on the right of a column: <c>%WIDTHs</c>.</summary>
    public void AddRight(ReadOnlySpan<byte> text, int width)
    {
        AddBlanks(width - text.Length);
        Add(text);
    }

    /// <summary>Adds a number: <c>%WIDTHd</c>, or with zeros <c>%0WIDTHd</c>, where the sign counts for the width.</summary>
    public void AddNumber(long number, int width = 0, bool zeros = false)
    {
        Span<byte> digits = stackalloc byte[24];
        _ = number.TryFormat(digits, out var length);
        var isNegative = zeros && number < 0;
        if (isNegative)
        {
            Add('-');
        }

        for (var i = length; i < width; i++)
        {
            Add(zeros ? '0' : ' ');
        }

        Add(digits[(isNegative ? 1 : 0)..length]);
    }

    /// <summary>Takes white space (isspace(3)) off the end.</summary>
    /// <param name="blanksOnly">Only blanks, no tabs and line ends.</param>
    public void TrimEnd(bool blanksOnly)
    {
        while (_count > 0 && (_buffer[_count - 1] == ' ' || (!blanksOnly && _buffer[_count - 1] is >= 9 and <= 13)))
        {
            _count--;
        }
    }

    private void AddBlanks(int count)
    {
        if (count > 0)
        {
            Room(count)[..count].Fill((byte)' ');
            _count += count;
        }
    }

    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _count < length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _count + length));
        }

        return _buffer.AsSpan(_count);
    }
}
