namespace Ashiato.Detection.Verdict;

/// <summary>The answer to "was it broken into?", from best to worst.</summary>
public enum VerdictLevel
{
    /// <summary>Nothing unusual in what could be read.</summary>
    Quiet,

    /// <summary>Attempts from outside, no sign of success.</summary>
    Attacked,

    /// <summary>Signs that need an explanation.</summary>
    Suspicious,

    /// <summary>Evidence that somebody got in.</summary>
    Compromised,
}
