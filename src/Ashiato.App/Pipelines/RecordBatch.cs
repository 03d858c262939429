using Ashiato.Core;

namespace Ashiato.App.Pipelines;

/// <summary>Copies of some records, handed from one thread to another. Reused: filled, handed over, cleared.</summary>
internal sealed class RecordBatch
{
    private const int MostRecords = 128;
    private const int MostBytes = 64 * 1024;

    /// <summary>Raw bytes, fields and decoded texts together.</summary>
    private const int MostSize = 512 * 1024;
    private readonly Record[] _records = [.. Enumerable.Range(0, MostRecords).Select(_ => new Record())];
    private readonly byte[] _bytes = new byte[MostBytes];
    private int _used;
    private int _size;

    /// <summary>The records.</summary>
    public ReadOnlySpan<Record> Records => _records.AsSpan(0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a copy of a record; false when there is no room for it. An empty batch has room for any record.</summary>
    public bool TryAdd(Record record)
    {
        var length = record.RawLength + record.EndLength;
        var size = record.CopySize;
        if (Count == MostRecords || (Count > 0 && (_used + length > MostBytes || _size + size > MostSize)))
        {
            return false;
        }

        // A record longer than a batch travels alone, in memory of its own.
        record.CopyTo(_records[Count], length > MostBytes ? new byte[length] : _bytes, length > MostBytes ? 0 : _used);
        (_used, _size) = (_used + length, _size + size);
        Count++;
        return true;
    }

    /// <summary>Makes it empty.</summary>
    public void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            if (_used > MostBytes || _records[i].IsRoomy)
            {
                _records[i] = new Record();
            }
        }

        (Count, _used, _size) = (0, 0, 0);
    }
}
