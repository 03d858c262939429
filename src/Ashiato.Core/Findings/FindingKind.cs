namespace Ashiato.Core.Findings;

/// <summary>What a finding says about whether somebody got in; the verdict is made from this.</summary>
public enum FindingKind
{
    /// <summary>Something to know (a first log-in from a new address).</summary>
    Notice,

    /// <summary>An attempt from outside without a sign of success.</summary>
    Attempt,

    /// <summary>A sign of intrusion that may be innocent: suspicious until explained.</summary>
    Sign,

    /// <summary>Evidence that somebody got in who should not have.</summary>
    Intrusion,
}
