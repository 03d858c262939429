using Ashiato.Detection.Timeline;

namespace Ashiato.Reports.Rendering;

/// <summary>Chooses the steps of a long timeline that a person sees first.</summary>
internal static class TellingSteps
{
    /// <summary>The weightiest steps, still in time order: an entry is not hidden behind a hundred small things before it.</summary>
    public static IReadOnlyList<TimelineEntry> Of(IReadOnlyList<TimelineEntry> steps, int most) =>
        steps.Count <= most ? steps : [.. steps.Index().OrderByDescending(s => s.Item.Severity).ThenBy(s => s.Index).Take(most).OrderBy(s => s.Index).Select(s => s.Item)];
}
