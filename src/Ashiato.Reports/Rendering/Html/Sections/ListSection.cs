namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>A heading and a list of sentences; nothing at all when there are none.</summary>
internal static class ListSection
{
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
}
