namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>Lists of sentences.</summary>
internal static class ListSection
{
    /// <summary>A heading and a list; nothing at all when there are no sentences.</summary>
    public static void Write(HtmlPage page, string id, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        page.Start("section", ("id", id));
        page.Element("h2", heading);
        page.Start("ul", ("class", "plain"));
        foreach (var item in items)
        {
            page.Element("li", item);
        }

        page.End();
        page.End();
    }

    /// <summary>What to do, in order.</summary>
    public static void Steps(HtmlPage page, InvestigationView view, IReadOnlyList<Core.Text> steps)
    {
        page.Start("ol");
        foreach (var step in steps)
        {
            page.Element("li", view.Say(step));
        }

        page.End();
    }
}
