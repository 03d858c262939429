namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Kinds of <see cref="EreNode"/>.</summary>
internal enum EreKind
{
    /// <summary>Matches the empty text.</summary>
    Empty,

    /// <summary>One character of a set.</summary>
    Set,

    /// <summary>A place between characters.</summary>
    Anchor,

    /// <summary>Children one after the other.</summary>
    Sequence,

    /// <summary>One of the children.</summary>
    Alternation,

    /// <summary>The only child, from Min to Max times.</summary>
    Repeat,
}
