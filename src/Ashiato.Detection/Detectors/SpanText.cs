using Ashiato.Core;

namespace Ashiato.Detection.Detectors;

/// <summary>A length of time in words: minutes up to two hours, hours up to two days, then days. What a detector says names no clock: which zone a person reads it in is the report's business.</summary>
internal static class SpanText
{
    /// <summary>The words.</summary>
    public static Text Of(TimeSpan span) => span.TotalHours >= 48
        ? new Text("{0:N0} days", "{0:N0} 日").With(span.TotalDays)
        : span.TotalMinutes >= 120 ? new Text("{0:N0} hours", "{0:N0} 時間").With(span.TotalHours)
        : span.TotalMinutes >= 1.5 ? new Text("{0:N0} minutes", "{0:N0} 分").With(span.TotalMinutes)
        : new Text("a minute", "1 分");
}
