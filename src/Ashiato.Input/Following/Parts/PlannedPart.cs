using Ashiato.Input.Following.Positions;

namespace Ashiato.Input.Following.Parts;

/// <summary>One part that is read.</summary>
/// <param name="Open">The part, standing where reading goes on.</param>
/// <param name="Former">Its position at the last run; null when it is new.</param>
/// <param name="TakesUnfinished">Is a last line without an end handed on?</param>
internal sealed record PlannedPart(OpenPart Open, PartPosition? Former, bool TakesUnfinished);
