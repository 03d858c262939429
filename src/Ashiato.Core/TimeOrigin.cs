namespace Ashiato.Core;

/// <summary>How the instant of a record is known.</summary>
public enum TimeOrigin : byte
{
    /// <summary>The record carries no time.</summary>
    None,

    /// <summary>Date, time and zone are written (or it counts seconds since 1970 UTC).</summary>
    WrittenZone,

    /// <summary>Date and time are written; the zone is the host's.</summary>
    HostZone,

    /// <summary>The year is not written and was inferred (RFC 3164 and its kin); the zone is the host's.</summary>
    YearInferred,
}
