using System.Buffers;
using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>One piece of a compiled <see cref="MessagePattern"/>. Pieces form a chain; groups branch and join again.</summary>
internal sealed class PatternNode
{
    /// <summary>The literal bytes, when this is a literal.</summary>
    public readonly byte[]? Literal;

    /// <summary>The ways through a group (an optional group has an empty last way), each chained to what follows the group.</summary>
    public readonly PatternNode?[]? Branches;

    /// <summary>Where the capture goes; null when it is only passed over.</summary>
    public readonly FieldName? Name;

    /// <summary>For host captures: the field for names that are no address.</summary>
    public readonly FieldName? DomainName;

    /// <summary>The capture's type, when this is a capture.</summary>
    public readonly CaptureType Type;

    /// <summary>The literal's first eight bytes: one comparison instead of a call.</summary>
    public readonly ulong Head;

    /// <summary>Which bits of <see cref="Head"/> count.</summary>
    public readonly ulong Mask;

    /// <summary>A literal.</summary>
    public PatternNode(byte[] literal)
    {
        Literal = literal;
        Head = LiteralHead.Of(literal, out Mask);
    }

    /// <summary>A group.</summary>
    public PatternNode(PatternNode?[] branches) => Branches = branches;

    /// <summary>A capture.</summary>
    public PatternNode(CaptureType type, FieldName? name = null, FieldName? domainName = null)
    {
        Type = type;
        Name = name;
        DomainName = domainName;
    }

    /// <summary>The node's number in its pattern.</summary>
    public int Number { get; set; }

    /// <summary>What follows; null at the end of the pattern.</summary>
    public PatternNode? Next { get; set; }

    /// <summary>The bytes that a match from here can begin with; null when any can.</summary>
    public bool[]? First { get; set; }

    /// <summary>The same bytes to search for, of a group behind a text of any length.</summary>
    public SearchValues<byte>? Firsts { get; set; }

    /// <summary>Of a word or host: can what follows begin with no byte that this capture may hold? Then it ends in one place only.</summary>
    public bool HasOneEnd { get; set; }

    /// <summary>Can a match from here be empty (reach the end of the pattern)?</summary>
    public bool CanEnd { get; set; }
}
