namespace Ashiato.Core;

/// <summary>How the value of a field is held.</summary>
public enum FieldKind : byte
{
    /// <summary>UTF-8 text (bytes as they stand in the log; they may be invalid UTF-8).</summary>
    Text,

    /// <summary>A signed integer.</summary>
    Integer,

    /// <summary>A floating-point number.</summary>
    Number,

    /// <summary>One member of a list of texts; members of the same name follow one another.</summary>
    ListMember,
}
