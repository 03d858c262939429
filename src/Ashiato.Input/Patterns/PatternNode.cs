using Ashiato.Core;

namespace Ashiato.Input.Patterns;

/// <summary>One piece of a compiled <see cref="MessagePattern"/>. Pieces form a chain; groups branch and join again.</summary>
internal sealed class PatternNode
{
    /// <summary>The literal bytes, when this is a literal.</summary>
    public byte[]? Literal { get; init; }

    /// <summary>The capture's type, when this is a capture.</summary>
    public CaptureType Type { get; init; }

    /// <summary>Where the capture goes; null when it is only passed over.</summary>
    public FieldName? Name { get; init; }

    /// <summary>For host captures: the field for names that are no address.</summary>
    public FieldName? DomainName { get; init; }

    /// <summary>The ways through a group (an optional group has an empty last way), each chained to what follows the group.</summary>
    public PatternNode?[]? Branches { get; init; }

    /// <summary>What follows; null at the end of the pattern.</summary>
    public PatternNode? Next { get; set; }

    /// <summary>The bytes that a match from here can begin with; null when any can.</summary>
    public bool[]? First { get; set; }

    /// <summary>Can a match from here be empty (reach the end of the pattern)?</summary>
    public bool CanEnd { get; set; }
}
