using Ashiato.Core.Findings;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>Each finding as a fold: what it is, the lines that prove it, what else could explain it, what to do next.</summary>
internal static class FindingsSection
{
    private const int MostOpen = 3;

    public static void Write(HtmlPage page, InvestigationView view)
    {
        page.Start("section", ("id", "findings"));
        page.Element("h2", view.Say(Words.Findings));
        if (view.Investigation.Findings.Count == 0)
        {
            page.Element("p", view.Say(new("None.", "ありません。")));
        }

        for (var i = 0; i < view.Investigation.Findings.Count; i++)
        {
            Write(page, view, view.Investigation.Findings[i], isOpen: i < MostOpen);
        }

        page.End();
    }

    private static void Write(HtmlPage page, InvestigationView view, Finding finding, bool isOpen)
    {
        page.Start("details", ("class", "finding " + PageWords.Class(finding.Severity)), ("open", isOpen ? "" : null));
        page.Start("summary");
        page.Element("span", view.Say(Words.Of(finding.Severity)), ("class", "tag"));
        page.Element("span", view.Say(finding.Title), ("class", "title"));
        page.Element("span", view.Minute(finding.First), ("class", "at"));
        page.End();
        page.Start("div", ("class", "body"));
        page.Element("p", view.Say(finding.Explanation));
        Facts(page, view, finding);
        if (finding.Evidence.Count > 0)
        {
            page.Element("h3", view.Say(Words.Evidence));
            EvidenceLines.Write(page, view, finding.Evidence);
        }

        page.Element("h3", view.Say(Words.Alternatives));
        page.Element("p", view.Say(finding.Alternatives));
        page.Element("h3", view.Say(Words.Next));
        page.Start("ol");
        foreach (var step in finding.NextSteps)
        {
            page.Element("li", view.Say(step));
        }

        page.End();
        page.End();
        page.End();
    }

    private static void Facts(HtmlPage page, InvestigationView view, Finding finding)
    {
        page.Start("dl", ("class", "facts"));
        Fact(page, view.Say(PageWords.When), view.Span(finding));
        Fact(page, view.Say(PageWords.Confidence), view.Say(PageWords.Level(finding.Confidence)));
        Fact(page, view.Say(Words.Type), view.Say(PageWords.Kind(finding.Kind)));
        Fact(page, view.Say(PageWords.Times), finding.Count > 1 ? InvestigationView.Count(finding.Count) : "");
        Fact(page, view.Say(PageWords.Host), finding.Host ?? "");
        Fact(page, view.Say(PageWords.Who), string.Join(" · ", new[] { finding.Actor.User, finding.Actor.Address, finding.Actor.Key }.OfType<string>()), "mono");
        Fact(page, "ATT&CK", string.Join(", ", finding.Techniques), "mono");
        Fact(page, "ID", finding.Id, "mono");
        page.End();
    }

    private static void Fact(HtmlPage page, string name, string value, string? style = null)
    {
        if (value.Length == 0)
        {
            return;
        }

        page.Start("div");
        page.Element("dt", name);
        page.Element("dd", value, ("class", style));
        page.End();
    }
}
