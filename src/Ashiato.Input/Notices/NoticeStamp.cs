namespace Ashiato.Input.Notices;

/// <summary>A time stamp in an abuse notice.</summary>
/// <param name="Written">As written, zone included.</param>
/// <param name="Clock">The time of day and zone as written, for example <c>12:30:35 +0100</c>.</param>
/// <param name="Instant">The instant.</param>
/// <param name="ZoneWritten">Was a zone written beside it?</param>
public sealed record NoticeStamp(string Written, string Clock, DateTimeOffset Instant, bool ZoneWritten);
