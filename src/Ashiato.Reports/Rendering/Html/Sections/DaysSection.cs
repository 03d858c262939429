using Ashiato.Reports.Rendering.Html.Charts;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>Refused and granted log-ins over time: two charts on one axis, each with its own scale, since one is often a thousand times the other.</summary>
internal static class DaysSection
{
    private const double Height = 96;

    /// <summary>A few days make bars, not walls; part of the width.</summary>
    private const double Thickest = 0.08;

    public static void Write(HtmlPage page, InvestigationView view)
    {
        var (width, buckets) = DayBuckets.Of(view.Investigation.Days);
        if (buckets.Count == 0)
        {
            return;
        }

        page.Start("section", ("id", "days"));
        page.Element("h2", view.Say(new Core.Text("Refused and granted log-ins by {0}", "{0}ごとのログイン失敗・成功").With(width)));
        Chart(page, view, "refused", PageWords.Refused, buckets, [.. buckets.Select(b => b.Failed)]);
        Chart(page, view, "granted", PageWords.Granted, buckets, [.. buckets.Select(b => b.Granted)]);
        page.Start("div", ("class", "ends"), ("aria-hidden", "true"));
        page.Element("span", buckets[0].Label);
        if (buckets.Count > 2)
        {
            page.Element("span", buckets[buckets.Count / 2].Label);
        }

        if (buckets.Count > 1)
        {
            page.Element("span", buckets[^1].Label);
        }

        page.End();
        page.End();
    }

    private static void Chart(HtmlPage page, InvestigationView view, string kind, Core.Text name, IReadOnlyList<DayBucket> buckets, IReadOnlyList<long> values)
    {
        var most = values.Max();
        var sum = InvestigationView.Count(values.Sum());
        var peak = values.ToList().IndexOf(most);
        page.Start("figure", ("class", "bars " + kind));
        page.Start("figcaption");
        page.Element("b", view.Say(name));
        var summary = most == 0 ? view.Say(new("none", "なし"))
            : view.Say(new Core.Text("{0} in all, at most {1} ({2})", "合計 {0} 件、最多 {1} 件（{2}）").With(sum, InvestigationView.Count(most), buckets[peak].Label));
        page.Write(" " + summary);
        page.End();
        page.Start("svg", ("role", "img"), ("width", "100%"), ("height", HtmlPage.Number(Height)), ("aria-label", $"{view.Say(name)}: {summary}"));
        page.Element("title", view.Say(name));
        page.Element("desc", summary);
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] > 0)
            {
                Bar(page, (double)i / values.Count, 1.0 / values.Count, Math.Max((double)values[i] / most * (Height - 2), 2), $"{buckets[i].Label}: {InvestigationView.Count(values[i])}");
            }
        }

        page.End();
        page.End();
    }

    private static void Bar(HtmlPage page, double left, double width, double height, string title)
    {
        var thick = Math.Min(width * 0.8, Thickest);
        page.Start("rect", ("x", HtmlPage.Percent(left + ((width - thick) / 2))), ("y", HtmlPage.Number(Height - height)), ("width", HtmlPage.Percent(thick)), ("height", HtmlPage.Number(height)));
        page.Element("title", title);
        page.End();
    }
}
