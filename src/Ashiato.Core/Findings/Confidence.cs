namespace Ashiato.Core.Findings;

/// <summary>How sure a finding is that it means what its title says.</summary>
public enum Confidence
{
    /// <summary>Other explanations are about as likely.</summary>
    Low,

    /// <summary>More likely than not.</summary>
    Medium,

    /// <summary>Little else explains it.</summary>
    High,
}
