using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Ashiato.Core;

/// <summary>
/// One event of a log: its exact raw bytes, where they stand, its instant and how that is known, and its fields.
/// Mutable and reused on the hot path; texts are slices of the raw bytes until a person asks for a string.
/// </summary>
public sealed partial class Record
{
    /// <summary>A record never carries more fields than this: JSON from outside may hold thousands.</summary>
    public const int MostFields = 1024;

    private Field[] _fields = new Field[32];
    private byte[] _arena = new byte[512];
    private int _arenaLength;
    private byte[] _buffer = [];
    private int _start;

    /// <summary>The bits of the names of all fields (perhaps of some that were taken away).</summary>
    private ulong _names;

    /// <summary>The file the record comes from.</summary>
    public RecordOrigin Origin { get; set; } = new("-");

    /// <summary>Offset of the record's first byte in the unpacked file.</summary>
    public long Offset { get; set; }

    /// <summary>Number of the record's first line, from 1; 0 for binary records.</summary>
    public long LineNumber { get; set; }

    /// <summary>Instant in nanoseconds since 1970-01-01T00:00:00Z; meaningless while <see cref="TimeOrigin"/> is None.</summary>
    public long UnixNanoseconds { get; private set; }

    /// <summary>Digits of the second's fraction that were written, 0 to 9.</summary>
    public int FractionDigits { get; private set; }

    /// <summary>How the instant is known.</summary>
    public TimeOrigin TimeOrigin { get; private set; }

    /// <summary>Does the record have a time?</summary>
    public bool HasTime => TimeOrigin != TimeOrigin.None;

    /// <summary>The name of the format that read the record; <see cref="Constant.Unparsed"/> when none did.</summary>
    public Constant Dataset { get; set; } = Constant.Unparsed;

    /// <summary>The kind of event, <c>event.code</c>, when the program knows it: what detectors and explanations go by.</summary>
    public Constant? Code { get; private set; }

    /// <summary>Did a format understand the record?</summary>
    public bool IsParsed => !ReferenceEquals(Dataset, Constant.Unparsed);

    /// <summary>The exact bytes without the end of the last line.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_start, RawLength);

    /// <summary>The exact bytes with the line end and the blank lines that follow: all of them, one after the other, are the file.</summary>
    public ReadOnlySpan<byte> RawWithEnd => _buffer.AsSpan(_start, RawLength + EndLength);

    /// <summary>Length of <see cref="Raw"/> in bytes.</summary>
    public int RawLength { get; private set; }

    /// <summary>Length of the line end and blank lines after <see cref="Raw"/> in bytes.</summary>
    public int EndLength { get; private set; }

    /// <summary>Zero bytes that stand in the file in place of text and are counted instead of kept (a hole after a crash, a sparse file).</summary>
    public long NulBytes { get; set; }

    /// <summary>Is the record made of binary bytes (a login record, a journal entry)?</summary>
    public bool IsBinary { get; set; }

    /// <summary>The fields in the order they were set.</summary>
    public ReadOnlySpan<Field> Fields => _fields.AsSpan(0, FieldCount);

    /// <summary>How many fields there are.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The instant, to 100 ns.</summary>
    /// <exception cref="InvalidOperationException">The record has no time.</exception>
    public DateTimeOffset Time => HasTime
        ? DateTimeOffset.UnixEpoch.AddTicks(UnixNanoseconds / 100)
        : throw new InvalidOperationException("The record has no time.");

    /// <summary>Makes the record empty and points it at <paramref name="length"/> bytes of <paramref name="buffer"/> from <paramref name="start"/>.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="start">Where the record begins in them.</param>
    /// <param name="length">Length of <see cref="Raw"/>.</param>
    /// <param name="endLength">Length of the line end after it.</param>
    public void Reset(byte[] buffer, int start, int length, int endLength = 0)
    {
        _buffer = buffer;
        _start = start;
        RawLength = length;
        EndLength = endLength;
        FieldCount = 0;
        _names = 0;
        _arenaLength = 0;
        TimeOrigin = TimeOrigin.None;
        UnixNanoseconds = 0;
        FractionDigits = 0;
        Dataset = Constant.Unparsed;
        Code = null;
        NulBytes = 0;
        IsBinary = false;
    }

    /// <summary>Makes the record empty and points it at the raw bytes of another: for a line that stands inside the other's message.</summary>
    public void ResetTo(Record other)
    {
        Reset(other._buffer, other._start, other.RawLength);
        (Origin, Offset, LineNumber, EndLength, IsBinary) = (other.Origin, other.Offset, other.LineNumber, other.EndLength, other.IsBinary);
    }

    /// <summary>Forgets the fields and the time but keeps the raw bytes: for a format that gave up half-way.</summary>
    public void Clear()
    {
        FieldCount = 0;
        _names = 0;
        _arenaLength = 0;
        TimeOrigin = TimeOrigin.None;
        Dataset = Constant.Unparsed;
        Code = null;
    }

    /// <summary>Forgets the fields set after there were <paramref name="count"/> of them.</summary>
    public void TruncateFields(int count) => FieldCount = Math.Min(FieldCount, count);

    /// <summary>The buffer moved or the record grew: points at the same bytes (or more) in their new place.</summary>
    public void Relocate(byte[] buffer, int start, int length, int endLength)
    {
        _buffer = buffer;
        _start = start;
        RawLength = length;
        EndLength = endLength;
    }

    /// <summary>Sets the instant.</summary>
    /// <param name="unixNanoseconds">Nanoseconds since 1970 UTC.</param>
    /// <param name="fractionDigits">Digits of the fraction that were written, 0 to 9.</param>
    /// <param name="origin">How it is known.</param>
    public void SetTime(long unixNanoseconds, int fractionDigits, TimeOrigin origin)
    {
        UnixNanoseconds = unixNanoseconds;
        FractionDigits = fractionDigits;
        TimeOrigin = origin;
    }

    /// <summary>
    /// Sets a text field. A slice of <see cref="Raw"/> is kept as such; other bytes are copied. An empty value and the
    /// usual signs for "no value" are not kept: <c>-</c>, <c>?</c>, <c>(null)</c>, <c>(none)</c>.
    /// </summary>
    public void Set(FieldName name, ReadOnlySpan<byte> value)
    {
        if (!IsNoValue(value))
        {
            Put(name, FieldKind.Text, value);
        }
    }

    /// <summary>Sets a text field even where the text is a sign for "no value".</summary>
    public void SetExact(FieldName name, ReadOnlySpan<byte> value) => Put(name, FieldKind.Text, value);

    /// <summary>Sets a text field to a text of the program's own.</summary>
    public void Set(FieldName name, Constant value)
    {
        if (ReferenceEquals(name, FieldNames.EventCode))
        {
            Code = value;
        }

        Place(new Field(name, value));
    }

    /// <summary>Sets some text fields to texts of the program's own.</summary>
    public void Set(ConstantFields constants)
    {
        var fields = constants.Fields;
        if ((_names & constants.Names) == 0 && FieldCount + fields.Length <= _fields.Length)
        {
            fields.CopyTo(_fields.AsSpan(FieldCount));
            FieldCount += fields.Length;
            _names |= constants.Names;
        }
        else
        {
            foreach (ref readonly var field in fields)
            {
                Place(field);
            }
        }

        Code = constants.Code ?? Code;
    }

    /// <summary>Sets a text field from a string (not for the hot path).</summary>
    public void Set(FieldName name, string value) => Set(name, Encoding.UTF8.GetBytes(value));

    /// <summary>Sets an integer field.</summary>
    public void Set(FieldName name, long value) =>
        PutNumber(name, FieldKind.Integer, value);

    /// <summary>Sets a number field.</summary>
    public void Set(FieldName name, double value) =>
        PutNumber(name, FieldKind.Number, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Adds one member to a list field. Members of one list must be added one after the other.</summary>
    public void Add(FieldName name, ReadOnlySpan<byte> member)
    {
        var place = Locate(member, out var start);
        if (HasRoom())
        {
            Append(name).BeText(name, FieldKind.ListMember, place, start, member.Length);
        }
    }

    /// <summary>Sets a field of this record to what it was: a <see cref="Field"/> taken from <see cref="Fields"/> since the last <see cref="Reset"/>.</summary>
    public void Restore(in Field field) => Place(field);

    /// <summary>Takes a field away (all members of a list).</summary>
    public void Remove(FieldName name)
    {
        var kept = 0;
        for (var i = 0; i < FieldCount; i++)
        {
            if (!ReferenceEquals(_fields[i].Name, name))
            {
                _fields[kept++] = _fields[i];
            }
        }

        FieldCount = kept;
    }

    /// <summary>Is there a field of this name?</summary>
    public bool Has(FieldName name) => IndexOf(name) >= 0;

    /// <summary>The text of a field (of the first member of a list); empty when there is none or it is a number.</summary>
    public ReadOnlySpan<byte> Get(FieldName name)
    {
        var i = IndexOf(name);
        return i < 0 ? default : TextOf(in _fields[i]);
    }

    /// <summary>The integer of a field: of an integer field, or of a text of decimal digits.</summary>
    public bool TryGetInteger(FieldName name, out long value)
    {
        value = 0;
        var i = IndexOf(name);
        if (i < 0)
        {
            return false;
        }

        ref readonly var field = ref _fields[i];
        if (field.Kind == FieldKind.Integer)
        {
            value = field.Integer;
            return true;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(TextOf(in field), out value, out var used) && used == field.Length;
    }

    /// <summary>The value of a field as a string for people (numbers in decimal, invalid bytes as U+FFFD), or null.</summary>
    public string? GetString(FieldName name)
    {
        var i = IndexOf(name);
        return i < 0 ? null : _fields[i].Kind switch
        {
            FieldKind.Integer => _fields[i].Integer.ToString(System.Globalization.CultureInfo.InvariantCulture),
            FieldKind.Number => _fields[i].Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => Encoding.UTF8.GetString(TextOf(in _fields[i])),
        };
    }

    /// <summary>Is the text of the field equal to <paramref name="value"/>?</summary>
    public bool Is(FieldName name, ReadOnlySpan<byte> value) => Get(name).SequenceEqual(value);

    /// <summary>The bytes of a text field or list member.</summary>
    public ReadOnlySpan<byte> TextOf(in Field field) => field.Place switch
    {
        FieldPlace.Raw => _buffer.AsSpan(_start + field.Start, field.Length),
        FieldPlace.Arena => _arena.AsSpan(field.Start, field.Length),
        _ => field.Constant is { } constant ? constant.Utf8 : default,
    };

    /// <summary>The text of the message: the field, or the raw bytes when there is none.</summary>
    public ReadOnlySpan<byte> MessageOrRaw => Has(FieldNames.Message) ? Get(FieldNames.Message) : Raw;

    /// <summary>Lets a field that ends where the first line ended reach to the end of the raw bytes: the message of a multi-line record.</summary>
    public void ExtendToEnd(FieldName name, int firstLineLength)
    {
        var i = IndexOf(name);
        if (i >= 0 && _fields[i] is { Place: FieldPlace.Raw } f && f.Start + f.Length >= firstLineLength)
        {
            _fields[i].BeText(name, f.Kind, FieldPlace.Raw, f.Start, RawLength - f.Start);
        }
    }

    private static bool IsNoValue(ReadOnlySpan<byte> value) => value.Length switch
    {
        0 => true,
        1 => value[0] is (byte)'-' or (byte)'?',
        6 => value[0] == '(' && (value.SequenceEqual("(null)"u8) || value.SequenceEqual("(none)"u8)),
        _ => false,
    };

    private void Put(FieldName name, FieldKind kind, ReadOnlySpan<byte> value)
    {
        var place = Locate(value, out var start);
        var i = IndexOf(name);
        if (i >= 0)
        {
            _fields[i].BeText(name, kind, place, start, value.Length);
        }
        else if (HasRoom())
        {
            Append(name).BeText(name, kind, place, start, value.Length);
        }
    }

    private void PutNumber(FieldName name, FieldKind kind, long bits)
    {
        var i = IndexOf(name);
        if (i >= 0)
        {
            _fields[i].BeNumber(name, kind, bits);
        }
        else if (HasRoom())
        {
            Append(name).BeNumber(name, kind, bits);
        }
    }

    /// <summary>Where a text stands: nearly always it is a slice of the raw bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FieldPlace Locate(ReadOnlySpan<byte> value, out int start)
    {
        var offset = Unsafe.ByteOffset(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), _start), ref MemoryMarshal.GetReference(value));
        if ((nuint)offset < (nuint)RawLength && (int)offset + value.Length <= RawLength)
        {
            start = (int)offset;
            return FieldPlace.Raw;
        }

        return LocateOther(value, out start);
    }

    private FieldPlace LocateOther(ReadOnlySpan<byte> value, out int start)
    {
        start = 0;
        if (value.IsEmpty)
        {
            return FieldPlace.Raw;
        }

        // A slice of the arena itself may be set under a second name.
        if (_arena.AsSpan(0, _arenaLength).Overlaps(value, out start) && start >= 0 && start + value.Length <= _arenaLength)
        {
            return FieldPlace.Arena;
        }

        if (_arenaLength + value.Length > _arena.Length)
        {
            Array.Resize(ref _arena, Math.Max(_arena.Length * 2, _arenaLength + value.Length));
        }

        start = _arenaLength;
        value.CopyTo(_arena.AsSpan(start));
        _arenaLength += value.Length;
        return FieldPlace.Arena;
    }

    private void Place(in Field field)
    {
        var i = IndexOf(field.Name);
        if (i >= 0)
        {
            _fields[i] = field;
        }
        else if (HasRoom())
        {
            Append(field.Name) = field;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasRoom() => FieldCount < _fields.Length || Grow();

    private bool Grow()
    {
        if (FieldCount >= MostFields)
        {
            return false;
        }

        Array.Resize(ref _fields, Math.Max(8, FieldCount * 2));
        return true;
    }

    /// <summary>The place of one more field, for which there is room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Field Append(FieldName name)
    {
        _names |= name.Bit;
        return ref _fields[FieldCount++];
    }

    /// <summary>The place of a field (of a list: of its first member) among <see cref="Fields"/>, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(FieldName name)
    {
        if ((_names & name.Bit) == 0)
        {
            return -1;
        }

        for (var i = 0; i < FieldCount; i++)
        {
            if (ReferenceEquals(_fields[i].Name, name))
            {
                return i;
            }
        }

        return -1;
    }
}
