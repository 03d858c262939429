using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Coverage;

namespace Ashiato.Detection.Abuse;

/// <summary>What one kind of evidence says about the time of an abuse notice, or that it can no longer say anything.</summary>
/// <param name="Area">The kind of evidence.</param>
/// <param name="CanAnswer">Does it reach over the time asked about?</param>
/// <param name="Says">One or two sentences.</param>
/// <param name="Count">Records inside the window.</param>
/// <param name="Lines">The telling ones, at most eight, in time order.</param>
public sealed record AbuseAreaAnswer(EvidenceArea Area, bool CanAnswer, Text Says, long Count, IReadOnlyList<Evidence> Lines);
