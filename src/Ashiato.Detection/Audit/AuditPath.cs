using Ashiato.Core;

namespace Ashiato.Detection.Audit;

/// <summary>One PATH line of an audit event. Reused from event to event.</summary>
internal sealed class AuditPath
{
    /// <summary>The kernel's PATH_MAX; longer names are cut.</summary>
    private const int MostName = 4096;

    private static readonly FieldName NameType = FieldName.Get("auditd.log.nametype");
    private readonly byte[] _type = new byte[16];
    private byte[] _name = [];
    private int _nameLength;
    private int _typeLength;

    /// <summary>The line.</summary>
    public AuditLine Line { get; } = new();

    /// <summary>The name as the program gave it: perhaps relative to its working directory.</summary>
    public ReadOnlySpan<byte> Name => _name.AsSpan(0, _nameLength);

    /// <summary>CREATE, DELETE, NORMAL, PARENT or UNKNOWN.</summary>
    public ReadOnlySpan<byte> Type => _type.AsSpan(0, _typeLength);

    /// <summary>Keeps a PATH record.</summary>
    public void Keep(Record record)
    {
        Line.Keep(record);
        var name = record.Get(FieldNames.FilePath);
        _nameLength = Math.Min(name.Length, MostName);
        if (_name.Length < _nameLength)
        {
            _name = new byte[Math.Max(_nameLength, 256)];
        }

        name[.._nameLength].CopyTo(_name);
        var type = record.Get(NameType);
        _typeLength = Math.Min(type.Length, _type.Length);
        type[.._typeLength].CopyTo(_type);
    }
}
