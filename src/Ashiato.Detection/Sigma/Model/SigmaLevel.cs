namespace Ashiato.Detection.Sigma.Model;

/// <summary>How much a match matters (Sigma rules specification 2.1, attribute <c>level</c>).</summary>
public enum SigmaLevel
{
    /// <summary>Worth knowing, not worth an alert.</summary>
    Informational,

    /// <summary>Notable, seldom an incident.</summary>
    Low,

    /// <summary>To be looked at.</summary>
    Medium,

    /// <summary>To be looked at soon.</summary>
    High,

    /// <summary>An incident.</summary>
    Critical,
}
