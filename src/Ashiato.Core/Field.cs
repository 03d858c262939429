using System.Runtime.CompilerServices;

namespace Ashiato.Core;

/// <summary>One field of a <see cref="Record"/>: a name and where its value stands. Small, since a record is made of little else.</summary>
public struct Field
{
    private Constant? _constant;

    /// <summary>A number; of a text in the raw bytes or the arena, where it begins (upper half) and its length (lower half).</summary>
    private long _bits;

    internal Field(FieldName name, Constant value)
    {
        Name = name;
        Kind = FieldKind.Text;
        Place = FieldPlace.Constant;
        _constant = value;
    }

    /// <summary>The interned name.</summary>
    public FieldName Name { readonly get; private set; }

    /// <summary>How the value is held.</summary>
    public FieldKind Kind { readonly get; private set; }

    /// <summary>Is the value a text that does not stand in the raw bytes as it is: decoded, or put together?</summary>
    public readonly bool IsDecoded => Place == FieldPlace.Arena;

    /// <summary>The value when <see cref="Kind"/> is <see cref="FieldKind.Integer"/>.</summary>
    public readonly long Integer => _bits;

    /// <summary>The value when <see cref="Kind"/> is <see cref="FieldKind.Number"/>.</summary>
    public readonly double Number => BitConverter.Int64BitsToDouble(_bits);

    internal FieldPlace Place { readonly get; private set; }

    internal readonly int Start => (int)(_bits >> 32);

    /// <summary>The program's own text that the value is; null when it was read or is a number.</summary>
    public readonly Constant? Constant => _constant;

    internal readonly int Length => _constant is null ? (int)_bits : _constant.Utf8.Length;

    /// <summary>Becomes a text that stands somewhere. Written in place: a copy of the whole costs more than its parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeText(FieldName name, FieldKind kind, FieldPlace place, int start, int length)
    {
        Name = name;
        _constant = null;
        _bits = ((long)start << 32) | (uint)length;
        Kind = kind;
        Place = place;
    }

    /// <summary>Becomes a number, given as its 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeNumber(FieldName name, FieldKind kind, long bits)
    {
        Name = name;
        _constant = null;
        _bits = bits;
        Kind = kind;
        Place = FieldPlace.Constant;
    }
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
