using Ashiato.Core.Findings;

namespace Ashiato.Detection.Correlation;

/// <summary>A correlation whose condition held.</summary>
/// <param name="Number">The correlation's number.</param>
/// <param name="Groups">The values grouped by, in the order of the correlation's fields.</param>
/// <param name="FirstNanoseconds">The first event that counted, nanoseconds since 1970 UTC.</param>
/// <param name="LastNanoseconds">The last one.</param>
/// <param name="Count">What was compared.</param>
/// <param name="Lines">Lines that prove it, oldest first; not all.</param>
/// <param name="Address">The one address that a row of events came from, or null.</param>
internal sealed record CorrelationMatch(int Number, IReadOnlyList<string> Groups, long FirstNanoseconds, long LastNanoseconds, double Count, IReadOnlyList<Evidence> Lines, string? Address = null);
