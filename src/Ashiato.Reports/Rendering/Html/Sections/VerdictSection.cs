using Ashiato.Detection;
using Ashiato.Detection.Verdict;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>The first screen: the verdict, the abuse notice's answer, the story, what to do now.</summary>
internal static class VerdictSection
{
    public static void Write(HtmlPage page, InvestigationView view)
    {
        var investigation = view.Investigation;
        page.Start("header", ("class", "verdict " + PageWords.Class(investigation.Level)));
        page.Element("p", string.Join(" · ", new[] { "Ashiato", view.Say(PageWords.Title), investigation.Host }.OfType<string>()), ("class", "over"));
        page.Start("h1");
        Icon(page, investigation.Level);
        page.Element("span", view.Say(Words.Verdict(investigation.Level)));
        page.End();
        page.Element("p", view.Say(investigation.Headline), ("class", "headline"));
        if (investigation.Abuse is { } abuse)
        {
            page.Element("p", view.Say(abuse.Headline), ("class", "abuse"));
        }

        Columns(page, view, investigation);
        Facts(page, view, investigation);
        page.End();
    }

    private static void Columns(HtmlPage page, InvestigationView view, Investigation investigation)
    {
        page.Start("div", ("class", "columns"));
        page.Start("section", ("id", "story"));
        page.Element("h2", view.Say(Words.WhatHappened));
        foreach (var sentence in investigation.Story)
        {
            page.Element("p", view.Say(sentence));
        }

        page.End();
        page.Start("section", ("id", "steps"));
        page.Element("h2", view.Say(Words.WhatToDo));
        ListSection.Steps(page, view, investigation.NextSteps);
        page.End();
        page.End();
    }

    private static void Facts(HtmlPage page, InvestigationView view, Investigation investigation)
    {
        page.Start("dl", ("class", "facts"));
        FactList.Fact(page, view.Say(PageWords.Host), investigation.Host);
        FactList.Fact(page, view.Say(PageWords.Root), investigation.Root);
        FactList.Fact(page, view.Say(PageWords.Period), investigation.Since is null && investigation.Until is null ? null : $"{view.Minute(investigation.Since)} – {view.Minute(investigation.Until)}");
        FactList.Fact(page, view.Say(PageWords.Zone), investigation.Zone.Id);
        FactList.Fact(page, view.Say(PageWords.Made), view.Minute(investigation.MadeAt));
        FactList.Fact(page, view.Say(PageWords.Read), view.Say(new Core.Text("{0:N0} records in {1:N0} files, {2}", "{1:N0} ファイル、{0:N0} 件、{2}")
            .With(investigation.Records, investigation.Files.Count, ByteSize.Of(investigation.Bytes))));
        page.End();
    }

    /// <summary>A shape beside the word, for whoever does not see colours: cross, exclamation mark, shield, tick.</summary>
    private static void Icon(HtmlPage page, VerdictLevel level)
    {
        page.Start("svg", ("class", "icon"), ("viewBox", "0 0 24 24"), ("aria-hidden", "true"));
        page.Start("path", ("d", level switch
        {
            VerdictLevel.Compromised => "M8 2h8l6 6v8l-6 6H8l-6-6V8zM8.5 8.5l7 7M15.5 8.5l-7 7",
            VerdictLevel.Suspicious => "M12 3 22.5 21h-21zM12 9.5v5.5M12 17.6v.6",
            VerdictLevel.Attacked => "M12 2l8.5 3v6.5c0 5-3.4 8.6-8.5 10.5-5.1-1.9-8.5-5.5-8.5-10.5V5zM12 7.5v5.5M12 15.8v.6",
            _ => "M12 2l8.5 3v6.5c0 5-3.4 8.6-8.5 10.5-5.1-1.9-8.5-5.5-8.5-10.5V5zM8 12l3 3 5.2-5.8",
        }));
        page.End();
        page.End();
    }
}
