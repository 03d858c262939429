using Ashiato.Detection.Timeline;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>The telling steps in time order, day by day; of a long row the weightiest, all of it in a fold.</summary>
internal static class TimelineSection
{
    private const int MostOpen = 40;

    public static void Write(HtmlPage page, InvestigationView view)
    {
        var steps = view.Investigation.Timeline;
        if (steps.Count == 0)
        {
            return;
        }

        page.Start("section", ("id", "timeline"));
        page.Element("h2", view.Say(Words.Timeline));
        Days(page, view, TellingSteps.Of(steps, MostOpen));
        if (steps.Count > MostOpen)
        {
            page.Start("details");
            page.Element("summary", view.Say(new Core.Text("All {0:N0} steps, lesser ones too", "重要度の低いものも含む全 {0:N0} 件").With(steps.Count)));
            Days(page, view, steps);
            page.End();
        }

        page.End();
    }

    private static void Days(HtmlPage page, InvestigationView view, IEnumerable<TimelineEntry> steps)
    {
        foreach (var day in steps.GroupBy(s => view.Day(s.Time)))
        {
            page.Element("h3", day.Key, ("class", "day"));
            page.Start("ol", ("class", "timeline"));
            foreach (var step in day)
            {
                Step(page, view, step);
            }

            page.End();
        }
    }

    private static void Step(HtmlPage page, InvestigationView view, TimelineEntry step)
    {
        page.Start("li", ("class", PageWords.Class(step.Severity)));
        page.Element("time", view.Clock(step.Time), ("datetime", InvestigationView.Machine(step.Time)));
        page.Start("div");
        page.Element("span", view.Say(Words.Of(step.Severity)), ("class", "tag"));
        page.Write(" " + view.Say(step.Text));
        if (step.Time == view.FirstEntry)
        {
            page.Write(" ");
            page.Element("span", view.Say(PageWords.FirstEntry), ("class", "tag entry"));
        }

        page.End();
        page.End();
    }
}
