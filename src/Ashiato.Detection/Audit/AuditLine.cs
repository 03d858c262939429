using Ashiato.Core;

namespace Ashiato.Detection.Audit;

/// <summary>One line of an audit event: its bytes and where it stands. Reused from event to event.</summary>
internal sealed class AuditLine
{
    /// <summary>More of a line is not kept.</summary>
    private const int Most = 64 << 10;

    private byte[] _bytes = [];
    private int _length;
    private RecordOrigin _origin = new("-");
    private long _offset;
    private long _number;

    /// <summary>Is a line kept?</summary>
    public bool IsThere { get; private set; }

    /// <summary>Keeps a record's line.</summary>
    public void Keep(Record record)
    {
        _length = Math.Min(record.RawLength, Most);
        if (_bytes.Length < _length)
        {
            _bytes = new byte[Math.Max(_length, 512)];
        }

        record.Raw[.._length].CopyTo(_bytes);
        (_origin, _offset, _number, IsThere) = (record.Origin, record.Offset, record.LineNumber, true);
    }

    /// <summary>Forgets the line.</summary>
    public void Forget() => IsThere = false;

    /// <summary>Makes a record whose fields are all decoded stand where this line stands.</summary>
    public void Tell(Record record)
    {
        record.Relocate(_bytes, 0, _length, 0);
        (record.Origin, record.Offset, record.LineNumber) = (_origin, _offset, _number);
    }
}
