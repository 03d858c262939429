using Ashiato.Core.Findings;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>Lines that prove something: where each stands and what it says.</summary>
internal static class EvidenceLines
{
    public static void Write(HtmlPage page, InvestigationView view, IReadOnlyList<Evidence> lines)
    {
        page.Start("ol", ("class", "evidence"));
        foreach (var line in lines)
        {
            page.Start("li");
            page.Start("div", ("class", "where"));
            page.Element("code", line.Place);
            if (line.Time is { } time)
            {
                page.Write(" · ");
                page.Element("time", view.Second(time), ("datetime", InvestigationView.Machine(time)));
                page.Write(line.TimeOrigin == Core.TimeOrigin.YearInferred ? view.Say(new(" (year inferred)", "（年は推定）")) : "");
            }

            page.End();
            page.Start("pre");
            page.WriteLines(line.Raw);
            page.End();
            page.End();
        }

        page.End();
    }
}
