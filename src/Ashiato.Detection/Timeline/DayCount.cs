namespace Ashiato.Detection.Timeline;

/// <summary>How often something happened on one day of the server's own calendar.</summary>
/// <param name="Day">The day in the server's zone.</param>
/// <param name="FailedLogins">Refused log-ins.</param>
/// <param name="Logins">Granted log-ins.</param>
public sealed record DayCount(DateOnly Day, long FailedLogins, long Logins);
