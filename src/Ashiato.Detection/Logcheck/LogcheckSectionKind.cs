namespace Ashiato.Detection.Logcheck;

/// <summary>The three layers of a report.</summary>
public enum LogcheckSectionKind
{
    /// <summary>What <c>cracking.d</c> found.</summary>
    Attack,

    /// <summary>What <c>violations.d</c> found.</summary>
    Security,

    /// <summary>What no rule knows.</summary>
    System,
}
