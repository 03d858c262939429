using Ashiato.Core;

namespace Ashiato.Detection.Coverage;

/// <summary>A span for which a kind of evidence says nothing although it should.</summary>
/// <param name="From">Last event before the silence.</param>
/// <param name="Until">First event after it.</param>
/// <param name="Why">What is known of the reason.</param>
public sealed record CoverageGap(DateTimeOffset From, DateTimeOffset Until, Text Why);
