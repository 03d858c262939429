namespace Ashiato.Detection.Logcheck;

/// <summary>A line belongs into a section of the report.</summary>
/// <param name="Section">The number of the section.</param>
/// <param name="IsOnlyWithoutAttack">Does it belong there only when there is nothing in any section of attacks?</param>
public readonly record struct LineVerdict(int Section, bool IsOnlyWithoutAttack);
