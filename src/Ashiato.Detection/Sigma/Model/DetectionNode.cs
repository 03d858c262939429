namespace Ashiato.Detection.Sigma.Model;

/// <summary>A part of a search identifier.</summary>
public abstract record DetectionNode;

/// <summary>All parts must hold: a map.</summary>
/// <param name="Parts">The parts.</param>
public sealed record AllOf(IReadOnlyList<DetectionNode> Parts) : DetectionNode;

/// <summary>Any part must hold: a list of maps.</summary>
/// <param name="Parts">The parts.</param>
public sealed record AnyOf(IReadOnlyList<DetectionNode> Parts) : DetectionNode;

/// <summary>A field and what its value may be; or keywords.</summary>
/// <param name="Field">The field as the rule names it; null for keywords, which are looked for in the whole event.</param>
/// <param name="Values">The values after their modifiers.</param>
/// <param name="IsAll">Must all values hold (modifier <c>all</c>), or any?</param>
/// <param name="IsNegated">Must none hold (modifier <c>neq</c>)?</param>
/// <param name="Location">Where it stands.</param>
public sealed record DetectionItem(string? Field, IReadOnlyList<SigmaValue> Values, bool IsAll, bool IsNegated, SigmaLocation Location) : DetectionNode;
