namespace Ashiato.Detection.Timeline;

/// <summary>What one address tried.</summary>
/// <param name="Address">The address.</param>
/// <param name="FailedLogins">Refused log-ins from it.</param>
/// <param name="Logins">Granted log-ins from it.</param>
public sealed record AddressCount(string Address, long FailedLogins, long Logins);
