using Ashiato.Core;

namespace Ashiato.Detection.Sigma.Model;

/// <summary>Why a rule is not used. The others are.</summary>
/// <param name="Location">Where.</param>
/// <param name="Rule">The rule's title or id, as far as known.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsRefusal">Is the rule good, and only not for here?</param>
public sealed record SigmaProblem(SigmaLocation Location, string? Rule, Text Reason, bool IsRefusal);
