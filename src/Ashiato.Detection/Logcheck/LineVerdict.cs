namespace Ashiato.Detection.Logcheck;

/// <summary>A line belongs into a section of the report. There are two of them for each section, made once.</summary>
/// <param name="Section">The number of the section.</param>
/// <param name="IsOnlyWithoutAttack">Does it belong there only when there is nothing in any section of attacks?</param>
public sealed record LineVerdict(int Section, bool IsOnlyWithoutAttack);
