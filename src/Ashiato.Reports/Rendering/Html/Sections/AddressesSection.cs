using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>The addresses with the most refused log-ins; those that got in are marked.</summary>
internal static class AddressesSection
{
    public static void Write(HtmlPage page, InvestigationView view)
    {
        var addresses = view.Investigation.Addresses;
        if (addresses.Count == 0)
        {
            return;
        }

        var most = Math.Max(1, addresses.Max(a => a.FailedLogins));
        page.Start("section", ("id", "addresses"));
        page.Element("h2", view.Say(Words.Addresses));
        page.Start("ol", ("class", "addresses"));
        foreach (var address in addresses)
        {
            page.Start("li");
            page.Element("code", address.Address);
            page.Start("svg", ("width", "100%"), ("height", "12"), ("aria-hidden", "true"));
            page.Start("rect", ("width", HtmlPage.Percent(Math.Max((double)address.FailedLogins / most, 0.004))), ("height", "12"), ("rx", "2"));
            page.End();
            page.End();
            page.Start("span", ("class", "count"));
            page.Write(view.Say(new Core.Text("{0:N0} refused", "失敗 {0:N0}").With(address.FailedLogins)));
            if (address.Logins > 0)
            {
                page.Write(" ");
                page.Element("span", view.Say(new Core.Text("{0:N0} granted", "成功 {0:N0}").With(address.Logins)), ("class", "tag entry"));
            }

            page.End();
            page.End();
        }

        page.End();
        page.End();
    }
}
