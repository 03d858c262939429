using Ashiato.Detection.Abuse;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>The abuse notice: its times in the server's own time, and what each kind of log says about them.</summary>
internal static class AbuseSection
{
    private const int MostStamps = 50;

    public static void Write(HtmlPage page, InvestigationView view)
    {
        if (view.Investigation.Abuse is not { } abuse)
        {
            return;
        }

        page.Start("section", ("id", "abuse"));
        page.Element("h2", view.Say(Words.Abuse));
        page.Element("p", view.Say(abuse.Headline), ("class", "lead"));
        if (abuse is { From: { } from, Until: { } until })
        {
            page.Element("p", view.Say(new Core.Text("Looked at: {0} to {1} on this server, one hour around the notice's times.", "調べた範囲: このサーバーの {0} から {1} まで（通知の時刻の前後 1 時間）。")
                .With(view.Minute(from), view.Minute(until))), ("class", "muted"));
        }

        Stamps(page, view, abuse);
        if (abuse.Addresses.Count > 0)
        {
            page.Start("p");
            page.Write(view.Say(PageWords.Addresses) + ": ");
            page.Element("code", string.Join(", ", abuse.Addresses));
            page.End();
        }

        foreach (var area in abuse.Areas)
        {
            Area(page, view, area);
        }

        page.End();
    }

    private static void Stamps(HtmlPage page, InvestigationView view, AbuseAnswer abuse)
    {
        if (abuse.Stamps.Count == 0)
        {
            return;
        }

        page.Start("table", ("class", "stamps"));
        page.Start("thead");
        page.Start("tr");
        page.Element("th", view.Say(PageWords.Written), ("scope", "col"));
        page.Element("th", view.Say(PageWords.OnServer), ("scope", "col"));
        page.End();
        page.End();
        page.Start("tbody");
        foreach (var stamp in abuse.Stamps.Take(MostStamps))
        {
            page.Start("tr");
            page.Element("td", stamp.Written, ("class", "mono"));
            page.Element("td", view.Second(stamp.OnServer) + (stamp.ZoneWritten ? "" : view.Say(new(" (no zone is written)", "（タイムゾーンの記載なし）"))));
            page.End();
        }

        page.End();
        page.End();
        if (abuse.Stamps.Count > MostStamps)
        {
            page.Element("p", view.Say(new Core.Text("… and {0} more", "… ほか {0} 件").With(abuse.Stamps.Count - MostStamps)), ("class", "muted"));
        }
    }

    private static void Area(HtmlPage page, InvestigationView view, AbuseAreaAnswer area)
    {
        var (mark, state) = area.Count > 0 ? ("●", "has") : area.CanAnswer ? ("○", "none") : ("？", "cannot");
        page.Start("div", ("class", "answer " + state));
        page.Start("p");
        page.Element("span", mark, ("class", "mark"), ("aria-hidden", "true"));
        page.Element("b", view.Say(area.Area.Name));
        page.Write(" — " + view.Say(area.Says));
        page.End();
        if (area.Lines.Count > 0)
        {
            page.Start("details");
            page.Element("summary", view.Say(new Core.Text("The {0} most telling lines", "手がかりになる {0} 行").With(area.Lines.Count)));
            EvidenceLines.Write(page, view, area.Lines);
            page.End();
        }

        page.End();
    }
}
