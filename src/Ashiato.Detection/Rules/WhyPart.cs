namespace Ashiato.Detection.Rules;

/// <summary>One part of a rule, and whether a record matched it.</summary>
/// <param name="Label">The part, as the rule writes it.</param>
/// <param name="Holds">Did it match?</param>
/// <param name="Value">What the record has in its place, or null.</param>
/// <param name="Parts">The parts it is made of.</param>
public sealed record WhyPart(string Label, bool Holds, string? Value, IReadOnlyList<WhyPart> Parts);
