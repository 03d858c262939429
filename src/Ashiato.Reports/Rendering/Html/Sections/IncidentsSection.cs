using Ashiato.Detection.Incidents;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>Each incident: who, and stage by stage what was done. The findings below have the lines.</summary>
internal static class IncidentsSection
{
    private const int Most = 20;

    public static void Write(HtmlPage page, InvestigationView view)
    {
        if (view.Investigation.Incidents.Count == 0)
        {
            return;
        }

        page.Start("section", ("id", "incidents"));
        page.Element("h2", view.Say(Words.Incidents));
        foreach (var incident in view.Investigation.Incidents.Take(Most))
        {
            One(page, view, incident);
        }

        foreach (var more in Words.MoreIncidents(view.Investigation, Most))
        {
            page.Element("p", view.Say(more), ("class", "muted"));
        }

        page.End();
    }

    private static void One(HtmlPage page, InvestigationView view, Incident incident)
    {
        page.Start("h3", ("class", PageWords.Class(incident.Level)));
        page.Element("span", view.Say(Words.Verdict(incident.Level)), ("class", "tag"));
        page.Write(" " + view.Say(Words.Who(incident)));
        page.End();
        page.Element("p", string.Join(" · ", new[] { incident.First is { } first && incident.Last is { } last ? $"{view.Minute(first)} – {view.Minute(last)}" : "", view.Say(Words.Of(incident.Confidence)) }.Where(f => f.Length > 0)), ("class", "muted"));
        foreach (var stage in incident.Steps.GroupBy(s => s.Stage).OrderBy(g => g.Key))
        {
            page.Element("h4", view.Say(Words.Of(stage.Key)));
            page.Start("ol", ("class", "timeline"));
            foreach (var step in stage)
            {
                Step(page, view, step);
            }

            page.End();
        }

        List(page, view, Words.Unknown, incident.Unknown);
        List(page, view, Words.WouldChangeIncident, incident.WouldChange);
    }

    private static void List(HtmlPage page, InvestigationView view, Core.Text title, IReadOnlyList<Core.Text> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        page.Element("h4", view.Say(title));
        page.Start("ul");
        foreach (var text in texts)
        {
            page.Element("li", view.Say(text));
        }

        page.End();
    }

    private static void Step(HtmlPage page, InvestigationView view, IncidentStep step)
    {
        page.Start("li", ("class", PageWords.Class(step.Finding.Severity)));
        if (step.Finding.First is { } at)
        {
            page.Element("time", view.Minute(at), ("datetime", InvestigationView.Machine(at)));
        }

        page.Start("div");
        page.Write(view.Say(step.Finding.Title));
        page.End();
        page.End();
    }
}
