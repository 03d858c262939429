using System.Runtime.CompilerServices;

namespace Ashiato.Core;

/// <content>Copies, which stay valid when the record is reused.</content>
public sealed partial class Record
{
    /// <summary>Bytes that a copy takes: raw bytes, fields and decoded texts.</summary>
    public int CopySize => RawLength + EndLength + _arenaLength + (FieldCount * Unsafe.SizeOf<Field>());

    /// <summary>Does the object hold much more memory than a usual record needs?</summary>
    public bool IsRoomy => _fields.Length > 64 || _arena.Length > 4096;

    /// <summary>A copy that stays valid when this object is reused.</summary>
    public Record Freeze()
    {
        var copy = new Record { _fields = new Field[FieldCount], _arena = new byte[_arenaLength] };
        CopyTo(copy, new byte[RawLength + EndLength], 0);
        return copy;
    }

    /// <summary>Makes another record a copy of this one, in memory that the caller gives and keeps: nothing is allocated once the copy has been used a few times.</summary>
    /// <param name="copy">Becomes the copy; valid as long as the bytes are.</param>
    /// <param name="bytes">Takes <see cref="RawWithEnd"/>.</param>
    /// <param name="start">From here on.</param>
    public void CopyTo(Record copy, byte[] bytes, int start)
    {
        RawWithEnd.CopyTo(bytes.AsSpan(start));
        (copy._buffer, copy._start, copy.RawLength, copy.EndLength) = (bytes, start, RawLength, EndLength);
        (copy.Origin, copy.Offset, copy.LineNumber) = (Origin, Offset, LineNumber);
        (copy.NulBytes, copy.IsBinary, copy.Dataset, copy.Code, copy._names) = (NulBytes, IsBinary, Dataset, Code, _names);
        copy.SetTime(UnixNanoseconds, FractionDigits, TimeOrigin);
        if (copy._fields.Length < FieldCount)
        {
            copy._fields = new Field[_fields.Length];
        }

        Fields.CopyTo(copy._fields);
        copy.FieldCount = FieldCount;
        if (copy._arena.Length < _arenaLength)
        {
            copy._arena = new byte[_arena.Length];
        }

        _arena.AsSpan(0, _arenaLength).CopyTo(copy._arena);
        copy._arenaLength = _arenaLength;
    }
}
