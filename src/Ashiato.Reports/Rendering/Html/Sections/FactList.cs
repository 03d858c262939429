namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>One fact of a list of facts (<c>dl</c>): its name and its value.</summary>
internal static class FactList
{
    /// <summary>Writes a fact; nothing at all when there is no value.</summary>
    public static void Fact(HtmlPage page, string name, string? value, string? style = null)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        page.Start("div");
        page.Element("dt", name);
        page.Element("dd", value, ("class", style));
        page.End();
    }
}
