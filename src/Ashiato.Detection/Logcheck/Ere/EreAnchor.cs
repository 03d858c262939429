namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>Places between characters.</summary>
internal enum EreAnchor
{
    /// <summary>None.</summary>
    None,

    /// <summary><c>^</c> and <c>\`</c>.</summary>
    Begin,

    /// <summary><c>$</c> and <c>\'</c>.</summary>
    End,

    /// <summary><c>\&lt;</c></summary>
    WordBegin,

    /// <summary><c>\&gt;</c></summary>
    WordEnd,

    /// <summary><c>\b</c></summary>
    WordEdge,

    /// <summary><c>\B</c></summary>
    NotWordEdge,
}
