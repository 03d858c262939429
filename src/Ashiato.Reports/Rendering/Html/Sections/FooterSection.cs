namespace Ashiato.Reports.Rendering.Html.Sections;

/// <summary>Who made the page and how to read it.</summary>
internal static class FooterSection
{
    public static void Write(HtmlPage page, InvestigationView view)
    {
        page.Start("footer");
        page.Element("p", view.Say(new Core.Text(
            "Times are the server's own ({0}). The evidence was only read, never changed. Control characters in log lines are shown as \\x1b; nothing on this page is loaded from elsewhere. It names addresses and accounts: keep it as carefully as the logs themselves.",
            "時刻はすべてサーバーのタイムゾーン（{0}）です。調査対象は読み取りのみで、一切変更していません。ログ中の制御文字は \\x1b のように表記し、外部からの読み込みは行いません。アドレスやアカウント名を含むため、ログと同じように慎重に扱ってください。")
            .With(view.Investigation.Zone.Id)));
        page.End();
    }
}
