namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>Kinds of places in a <see cref="RuleProgram"/>.</summary>
internal enum NodeKind : byte
{
    /// <summary>Goes on at one of several places without reading.</summary>
    Fan,

    /// <summary>Reads a character of a set and goes on.</summary>
    Set,

    /// <summary>Goes on where the place between two characters is of a kind.</summary>
    Anchor,

    /// <summary>A rule has matched.</summary>
    Accept,
}
