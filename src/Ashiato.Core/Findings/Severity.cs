namespace Ashiato.Core.Findings;

/// <summary>How much a finding matters to the server's owner.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Look at it when there is time.</summary>
    Low,

    /// <summary>Look at it today.</summary>
    Medium,

    /// <summary>Look at it now: a sign of intrusion that has an innocent explanation now and then.</summary>
    High,

    /// <summary>Evidence that somebody got in or hid their traces.</summary>
    Critical,
}
