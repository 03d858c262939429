namespace Ashiato.Detection.Abuse;

/// <summary>A time stamp found in an abuse notice.</summary>
/// <param name="Written">As written in the notice, zone included.</param>
/// <param name="Instant">The instant.</param>
/// <param name="OnServer">The same instant in the server's zone.</param>
/// <param name="ZoneWritten">Was the zone written beside it (else it was taken from elsewhere in the notice, or is the server's)?</param>
public sealed record AbuseStamp(string Written, DateTimeOffset Instant, DateTimeOffset OnServer, bool ZoneWritten);
