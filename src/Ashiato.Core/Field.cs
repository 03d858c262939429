namespace Ashiato.Core;

/// <summary>One field of a <see cref="Record"/>: a name and where its value stands.</summary>
public readonly struct Field
{
    internal Field(FieldName name, FieldKind kind, FieldPlace place, int start, int length, long number, byte[]? constant)
    {
        Name = name;
        Kind = kind;
        Place = place;
        Start = start;
        Length = length;
        Bits = number;
        Constant = constant;
    }

    /// <summary>The interned name.</summary>
    public FieldName Name { get; }

    /// <summary>How the value is held.</summary>
    public FieldKind Kind { get; }

    /// <summary>Is the value a text that does not stand in the raw bytes as it is: decoded, or put together?</summary>
    public bool IsDecoded => Place == FieldPlace.Arena;

    /// <summary>The value when <see cref="Kind"/> is <see cref="FieldKind.Integer"/>.</summary>
    public long Integer => Bits;

    /// <summary>The value when <see cref="Kind"/> is <see cref="FieldKind.Number"/>.</summary>
    public double Number => BitConverter.Int64BitsToDouble(Bits);

    internal FieldPlace Place { get; }

    internal int Start { get; }

    internal int Length { get; }

    internal long Bits { get; }

    internal byte[]? Constant { get; }
}

/// <summary>Which bytes a field's text is a slice of.</summary>
internal enum FieldPlace : byte
{
    /// <summary>The record's raw bytes.</summary>
    Raw,

    /// <summary>The record's own arena: decoded or put-together text.</summary>
    Arena,

    /// <summary>A constant of the program (an outcome, a category).</summary>
    Constant,
}
