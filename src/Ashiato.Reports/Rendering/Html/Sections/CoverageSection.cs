using Ashiato.Detection.Coverage;
using Ashiato.Reports.Rendering.Html.Charts;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>For each kind of evidence the span it can answer for, on one axis of time; gaps hatched, first entry and abuse window marked.</summary>
internal static class CoverageSection
{
    private const string Height = "22";

    public static void Write(HtmlPage page, InvestigationView view)
    {
        var coverage = view.Investigation.Coverage;
        var axis = TimeAxis.Over(view.Investigation);
        page.Start("section", ("id", "coverage"));
        page.Element("h2", view.Say(Words.Coverage));
        page.Element("p", view.Say(new("Each bar is the time for which that kind of record can answer. Outside the bars nothing can be said.",
            "帯は、その種類の記録が残っている期間です。帯のない期間については何も言えません。")), ("class", "muted"));
        Pattern(page);
        Legend(page, view);
        page.Start("div", ("class", "coverage"));
        foreach (var area in coverage)
        {
            Row(page, view, area, axis);
        }

        if (axis is not null)
        {
            Axis(page, axis);
        }

        page.End();
        page.End();
    }

    /// <summary>The hatching of gaps, defined once for all charts.</summary>
    private static void Pattern(HtmlPage page)
    {
        page.Start("svg", ("width", "0"), ("height", "0"), ("class", "defs"), ("aria-hidden", "true"));
        page.Start("defs");
        page.Start("pattern", ("id", "hatch"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"));
        page.Start("rect", ("width", "6"), ("height", "6"), ("class", "ground"));
        page.End();
        page.Start("rect", ("width", "2.5"), ("height", "6"), ("class", "stripe"));
        page.End();
        page.End();
        page.End();
        page.End();
    }

    private static void Legend(HtmlPage page, InvestigationView view)
    {
        page.Start("p", ("class", "legend"));
        Key(page, "speaks", view.Say(PageWords.Speaks));
        if (view.Investigation.Coverage.Any(c => c.Gaps.Count > 0))
        {
            Key(page, "gap", view.Say(PageWords.Silent));
        }

        if (view.FirstEntry is { } entry)
        {
            Key(page, "entry", $"{view.Say(PageWords.FirstEntry)} {view.Minute(entry)}");
        }

        if (view.Investigation.Abuse is { From: not null })
        {
            Key(page, "window", view.Say(PageWords.AbuseWindow));
        }

        page.End();
    }

    private static void Key(HtmlPage page, string kind, string text)
    {
        page.Start("span");
        page.Start("svg", ("width", "16"), ("height", "12"), ("aria-hidden", "true"));
        Rect(page, kind, "0", kind == "entry" ? "3" : "16", "12");
        page.End();
        page.Write(" " + text);
        page.End();
    }

    private static void Row(HtmlPage page, InvestigationView view, AreaCoverage area, TimeAxis? axis)
    {
        page.Start("div", ("class", area.Exists ? "row" : "row absent"));
        page.Start("div", ("class", "name"));
        page.Element("b", view.Say(area.Area.Name));
        page.Element("small", view.Say(area.Exists ? area.Area.Answers : area.Area.WithoutIt));
        page.End();
        var span = area.First is null ? view.Say(area.Exists ? PageWords.WithoutTimes : PageWords.NothingToRead)
            : $"{view.Minute(area.First)} – {view.Minute(area.Last)}";
        page.Start("div", ("class", "span"));
        if (axis is not null)
        {
            Bar(page, view, area, axis, span);
        }

        page.Start("div", ("class", "told"));
        page.Element("span", span);
        if (area.Exists)
        {
            page.Element("span", view.Say(new Core.Text("{0:N0} records", "{0:N0} 件").With(area.Records)), ("class", "muted"));
        }

        page.End();
        Missing(page, view, area);
        page.End();
        page.End();
    }

    private static void Bar(HtmlPage page, InvestigationView view, AreaCoverage area, TimeAxis axis, string span)
    {
        page.Start("svg", ("role", "img"), ("width", "100%"), ("height", Height), ("aria-label", $"{view.Say(area.Area.Name)}: {span}"));
        page.Element("title", $"{view.Say(area.Area.Name)}: {span}");
        page.Element("desc", string.Join(" ", area.Gaps.Select(g => $"{view.Say(PageWords.Silent)}: {view.Minute(g.From)} – {view.Minute(g.Until)}.")));
        Rect(page, "track", "0", "100%", Height);
        if (area is { First: { } first, Last: { } last })
        {
            Span(page, "speaks", axis, first, last, span);
            foreach (var gap in area.Gaps)
            {
                Span(page, "gap", axis, gap.From, gap.Until, $"{view.Minute(gap.From)} – {view.Minute(gap.Until)}: {view.Say(gap.Why)}");
            }
        }

        if (view.Investigation.Abuse is { From: { } from, Until: { } until } && until > axis.From && from < axis.Until)
        {
            Span(page, "window", axis, from, until, view.Say(PageWords.AbuseWindow));
        }

        if (view.FirstEntry is { } entry && axis.Shows(entry))
        {
            Rect(page, "entry", HtmlPage.Percent(axis.At(entry)), "2", Height, view.Say(PageWords.FirstEntry));
        }

        page.End();
    }

    private static void Missing(HtmlPage page, InvestigationView view, AreaCoverage area)
    {
        foreach (var missing in area.Missing.Select(view.Say)
            .Concat(area.Gaps.Select(g => view.Say(new Core.Text("silent {0} to {1}: {2}", "空白 {0} 〜 {1}: {2}").With(Core.Text.Same(view.Minute(g.From)), Core.Text.Same(view.Minute(g.Until)), g.Why)))))
        {
            page.Element("div", "⚠ " + missing, ("class", "odd"));
        }
    }

    private static void Axis(HtmlPage page, TimeAxis axis)
    {
        page.Start("div", ("class", "row axis"), ("aria-hidden", "true"));
        page.Start("div");
        page.End();
        page.Start("svg", ("width", "100%"), ("height", "24"));
        foreach (var (at, label) in axis.Marks())
        {
            Rect(page, "mark", HtmlPage.Percent(at), "1", "6");
            page.Element("text", label, ("x", HtmlPage.Percent(at)), ("y", "19"), ("text-anchor", at < 0.08 ? "start" : at > 0.92 ? "end" : "middle"));
        }

        page.End();
        page.End();
    }

    private static void Span(HtmlPage page, string kind, TimeAxis axis, DateTimeOffset from, DateTimeOffset until, string title)
    {
        var (left, right) = (axis.At(from), axis.At(until));
        var width = Math.Max(right - left, 0.004);
        Rect(page, kind, HtmlPage.Percent(Math.Min(left, 1 - width)), HtmlPage.Percent(width), Height, title);
    }

    private static void Rect(HtmlPage page, string kind, string left, string width, string height, string? title = null)
    {
        page.Start("rect", ("class", kind), ("x", left), ("width", width), ("height", height));
        if (title is not null)
        {
            page.Element("title", title);
        }

        page.End();
    }
}
