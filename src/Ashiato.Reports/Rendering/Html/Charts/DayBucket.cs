namespace Ashiato.Reports.Rendering.Html.Charts;

/// <summary>One bar's worth of log-ins.</summary>
/// <param name="Label">The day, the week's Monday, the month or the year.</param>
/// <param name="Failed">Refused log-ins.</param>
/// <param name="Granted">Granted log-ins.</param>
internal sealed record DayBucket(string Label, long Failed, long Granted);
