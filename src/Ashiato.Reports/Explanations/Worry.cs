namespace Ashiato.Reports.Explanations;

/// <summary>How worried a server's owner should be about one line.</summary>
public enum Worry
{
    /// <summary>Everyday life of a server.</summary>
    None,

    /// <summary>Normal by itself; look when there are many, or at an odd hour.</summary>
    Little,

    /// <summary>Find out who did it.</summary>
    Ask,

    /// <summary>Look now.</summary>
    Much,
}
