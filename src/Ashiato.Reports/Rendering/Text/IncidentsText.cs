using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Incidents;
using Ashiato.Detection.Verdict;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>The incidents of an investigation: who, and stage by stage what, with the line that proves it.</summary>
internal static class IncidentsText
{
    private const int MostIncidents = 5;
    private const int MostSteps = 10;

    /// <summary>Writes them; nothing when there are none.</summary>
    public static void Write(TextPage page, Investigation investigation)
    {
        if (investigation.Incidents.Count == 0)
        {
            return;
        }

        page.Heading(Words.Incidents);
        foreach (var incident in investigation.Incidents.Take(MostIncidents))
        {
            One(page, investigation, incident);
        }

        foreach (var more in Words.MoreIncidents(investigation, MostIncidents))
        {
            page.Gap();
            page.Paragraph(more, Ink.Faint, indent: 2);
        }
    }

    private static void One(TextPage page, Investigation investigation, Incident incident)
    {
        var l = page.Language;
        page.Gap();
        page.Item($"[{Words.Verdict(incident.Level).In(l)}]", Words.Who(incident).In(l), incident.Level == VerdictLevel.Compromised ? Ink.Bad : Ink.Notice);
        var facts = new[] { incident.First is { } first && incident.Last is { } last ? $"{Core.LocalStamp.Minute(first, investigation.Zone)} – {Core.LocalStamp.Minute(last, investigation.Zone)}" : "", Words.Of(incident.Confidence).In(l) };
        page.Paragraph(string.Join(" · ", facts.Where(f => f.Length > 0)), Ink.Faint, indent: 4);
        foreach (var stage in incident.Steps.GroupBy(s => s.Stage).OrderBy(g => g.Key))
        {
            page.Paragraph(Words.Of(stage.Key).In(l), Ink.Strong, indent: 4);
            foreach (var step in stage.Take(MostSteps))
            {
                Step(page, investigation, step.Finding);
            }

            if (stage.Count() > MostSteps)
            {
                page.Paragraph(new Core.Text("… and {0:N0} more", "… ほか {0:N0} 件").With(stage.Count() - MostSteps), Ink.Faint, indent: 6);
            }
        }

        List(page, Words.Unknown, incident.Unknown);
        List(page, Words.WouldChangeIncident, incident.WouldChange);
    }

    private static void List(TextPage page, Core.Text title, IReadOnlyList<Core.Text> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        page.Paragraph(title.In(page.Language), Ink.Strong, indent: 4);
        foreach (var text in texts)
        {
            page.Item("-", text.In(page.Language), indent: 6);
        }
    }

    private static void Step(TextPage page, Investigation investigation, Finding finding)
    {
        page.Item(finding.First is { } at ? Core.LocalStamp.Second(at, investigation.Zone) : "-", finding.Title.In(page.Language), indent: 6);
        if (finding.Evidence is [.., var line])
        {
            page.Raw(line.Place, 8);
        }
    }
}
