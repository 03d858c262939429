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

        var shown = ShownFindings.Of(view.Investigation.Findings);
        for (var i = 0; i < shown.Count; i++)
        {
            Write(page, view, shown[i].Finding, isOpen: i < MostOpen);
            if (shown[i].More.Count > 0)
            {
                page.Element("p", view.Say(ShownFindings.Summary(shown[i].More)), ("class", "muted"));
            }
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
        ListSection.Steps(page, view, finding.NextSteps);
        page.End();
        page.End();
    }

    private static void Facts(HtmlPage page, InvestigationView view, Finding finding)
    {
        page.Start("dl", ("class", "facts"));
        FactList.Fact(page, view.Say(PageWords.When), view.Span(finding));
        FactList.Fact(page, view.Say(PageWords.Confidence), view.Say(PageWords.Level(finding.Confidence)));
        FactList.Fact(page, view.Say(Words.Type), view.Say(PageWords.Kind(finding.Kind)));
        FactList.Fact(page, view.Say(PageWords.Times), finding.Count > 1 ? InvestigationView.Count(finding.Count) : "");
        FactList.Fact(page, view.Say(PageWords.Host), finding.Host);
        FactList.Fact(page, view.Say(PageWords.Who), string.Join(" · ", new[] { finding.Actor.User, finding.Actor.Address, finding.Actor.Key }.OfType<string>()), "mono");
        FactList.Fact(page, "ATT&CK", string.Join(", ", finding.Techniques), "mono");
        FactList.Fact(page, "ID", finding.Id, "mono");
        page.End();
    }
}
