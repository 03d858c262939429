using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Timeline;

/// <summary>One step of what happened.</summary>
/// <param name="Time">When.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">What, in one line.</param>
/// <param name="FindingId">The finding it belongs to.</param>
/// <param name="Evidence">The line that proves it, or null.</param>
public sealed record TimelineEntry(DateTimeOffset Time, Severity Severity, Text Text, string FindingId, Evidence? Evidence);
