using System.Buffers;
using System.Buffers.Binary;

namespace Ashiato.Input.Formats.Journal;

/// <summary>
/// Splits the Journal Export Format (systemd's JOURNAL_EXPORT_FORMATS document) into entries: lines <c>FIELD=value</c>, or a
/// line <c>FIELD</c>, the value's length as a 64-bit little-endian number, the value and a newline; a blank line ends an entry.
/// </summary>
internal sealed class ExportEntries(Stream content)
{
    /// <summary>Longer entries are given in parts.</summary>
    private const int MostEntry = 32 << 20;

    private const int LongestName = 64;
    private const int MostFields = 1024;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    private readonly List<ExportField> _fields = [];
    private byte[] _buffer = new byte[128 * 1024];
    private int _filled;
    private bool _ended;
    private int _used;

    /// <summary>The bytes; the entry begins at <see cref="Start"/>.</summary>
    internal byte[] Buffer => _buffer;

    /// <summary>Where the entry begins in the buffer.</summary>
    internal int Start { get; private set; }

    /// <summary>Length of the entry without its last newline.</summary>
    internal int Length { get; private set; }

    /// <summary>Length of that newline and the blank lines after it.</summary>
    internal int EndLength { get; private set; }

    /// <summary>Offset of the entry in the stream.</summary>
    internal long Offset { get; private set; }

    /// <summary>Is the entry cut off or too long?</summary>
    internal bool IsDamaged { get; private set; }

    /// <summary>The entry's fields.</summary>
    internal IReadOnlyList<ExportField> Fields => _fields;

    /// <summary>Goes to the next entry; false at the end.</summary>
    internal bool MoveNext()
    {
        Offset += _used;
        Start += _used;
        _used = 0;
        _fields.Clear();
        IsDamaged = false;
        var at = 0;
        while (TryLine(at, out var line))
        {
            if (line == 0 && at > 0)
            {
                break;
            }

            at = line == 0 ? at + 1 : Field(at, line);
        }

        return Finish(at);
    }

    private bool Finish(int at)
    {
        if (at > _filled - Start)
        {
            at = _filled - Start;
            IsDamaged = true;
        }

        while (Has(at + 1) && _buffer[Start + at] == '\n')
        {
            at++;
        }

        var rest = _filled - Start - at;
        if (_ended && rest > 0 && !_buffer.AsSpan(Start + at, rest).Contains((byte)'\n'))
        {
            // The last line has no newline.
            IsDamaged = true;
            at += rest;
        }
        else if (at == 0 && rest > 0)
        {
            at = rest;
            IsDamaged = true;
        }

        _used = at;
        var text = _buffer.AsSpan(Start, at).TrimEnd((byte)'\n');
        Length = text.Length;
        EndLength = at - Length;
        return at > 0;
    }

    // Returns where the next field begins.
    private int Field(int at, int length)
    {
        var line = _buffer.AsSpan(Start + at, length);
        var equals = line.IndexOf((byte)'=');
        if (equals > 0)
        {
            Add(new ExportField(at, equals, at + equals + 1, length - equals - 1));
        }
        else if (equals < 0 && IsName(line) && Has(at + length + 9))
        {
            var value = at + length + 9;
            var size = BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(Start + value - 8));
            if (size < MostEntry && Has(value + (int)size + 1) && _buffer[Start + value + (int)size] == '\n')
            {
                Add(new ExportField(at, length, value, (int)size));
                return value + (int)size + 1;
            }

            IsDamaged = true;
        }

        return at + length + 1;
    }

    private void Add(ExportField field)
    {
        if (_fields.Count < MostFields)
        {
            _fields.Add(field);
        }
    }

    private static bool IsName(ReadOnlySpan<byte> line) =>
        line.Length <= LongestName && !line.ContainsAnyExcept(NameBytes);

    // The length of the line at a place, without its newline; false when there is no whole line within the bounds.
    private bool TryLine(int at, out int length)
    {
        var searched = at;
        while (true)
        {
            var end = searched < _filled - Start ? _buffer.AsSpan(Start + searched, _filled - Start - searched).IndexOf((byte)'\n') : -1;
            if (end >= 0)
            {
                length = searched + end - at;
                return true;
            }

            searched = Math.Max(_filled - Start, at);
            if (searched >= MostEntry || !Has(searched + 1))
            {
                length = 0;
                IsDamaged |= searched >= MostEntry;
                return false;
            }
        }
    }

    // Makes sure that so many bytes from the entry's beginning are in the buffer.
    private bool Has(int count)
    {
        while (_filled - Start < count && !_ended)
        {
            MakeRoom(count);
            var got = content.Read(_buffer, _filled, _buffer.Length - _filled);
            _filled += got;
            _ended = got == 0;
        }

        return _filled - Start >= count;
    }

    private void MakeRoom(int count)
    {
        if (Start > 0 && (_filled == _buffer.Length || Start + count > _buffer.Length))
        {
            _buffer.AsSpan(Start, _filled - Start).CopyTo(_buffer);
            (_filled, Start) = (_filled - Start, 0);
        }

        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
