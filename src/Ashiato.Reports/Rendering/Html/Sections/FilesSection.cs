using Ashiato.Detection.Coverage;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>Every file read, with what is odd about it.</summary>
internal static class FilesSection
{
    public static void Write(HtmlPage page, InvestigationView view)
    {
        var files = view.Investigation.Files;
        if (files.Count == 0)
        {
            return;
        }

        page.Start("section", ("id", "files"));
        page.Element("h2", view.Say(Words.Files));
        page.Element("p", view.Say(new Core.Text("{0:N0} files; {1:N0} of {2:N0} records were understood.", "{0:N0} ファイル。{2:N0} 件のうち {1:N0} 件を解釈できました。")
            .With(files.Count, view.Investigation.Records - view.Investigation.Unparsed, view.Investigation.Records)), ("class", "muted"));
        page.Start("table", ("class", "files"));
        Head(page, view);
        page.Start("tbody");
        foreach (var file in files)
        {
            Row(page, view, file);
        }

        page.End();
        page.End();
        page.End();
    }

    private static void Head(HtmlPage page, InvestigationView view)
    {
        page.Start("thead");
        page.Start("tr");
        foreach (var word in new[] { PageWords.File, Words.From, Words.To, Words.Records, PageWords.Understood, PageWords.Size })
        {
            page.Element("th", view.Say(word), ("scope", "col"));
        }

        page.End();
        page.End();
    }

    private static void Row(HtmlPage page, InvestigationView view, FileSummary file)
    {
        page.Start("tr");
        page.Start("td", ("class", "file"));
        page.Element("code", file.Path);
        page.Element("div", view.Say(file.What), ("class", "muted"));
        if (file.Oddities.Count > 0)
        {
            page.Element("div", "⚠ " + string.Join(view.Say(new("; ", "、")), file.Oddities.Select(view.Say)), ("class", "odd"));
        }

        page.End();
        Cell(page, view.Say(Words.From), view.Minute(file.First), null);
        Cell(page, view.Say(Words.To), view.Minute(file.Last), null);
        Cell(page, view.Say(Words.Records), InvestigationView.Count(file.Records), "number");
        Cell(page, view.Say(PageWords.Understood), file.Records == 0 ? "–" : $"{Math.Floor(100.0 * file.Parsed / file.Records):0} %", "number");
        Cell(page, view.Say(PageWords.Size), file.StoredBytes is { } bytes ? ByteSize.Of(bytes) : "–", "number");
        page.End();
    }

    private static void Cell(HtmlPage page, string label, string value, string? style) => page.Element("td", value, ("class", style), ("data-label", label));
}
