using Ashiato.Core;
using Ashiato.Detection;
using Ashiato.Reports.Rendering.Html.Sections;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Html;

/// <summary>An investigation as one self-contained HTML file: no script, nothing loaded from anywhere. The first screen answers the question; the rest proves it.</summary>
public sealed class InvestigationHtml
{
    /// <summary>Nothing may be loaded or run, whatever a log line held; only the page's own style counts.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private readonly HtmlPage _page;
    private readonly InvestigationView _view;

    /// <summary>A report.</summary>
    /// <param name="writer">Gets the page; the caller writes it as UTF-8 and owns it.</param>
    /// <param name="investigation">What was found out.</param>
    /// <param name="language">The language of the page.</param>
    public InvestigationHtml(TextWriter writer, Investigation investigation, Language language)
    {
        _page = new HtmlPage(writer);
        _view = new InvestigationView(investigation, language);
    }

    /// <summary>Writes it all.</summary>
    public void Write()
    {
        _page.Doctype();
        _page.Start("html", ("lang", _view.LanguageTag));
        Head();
        _page.Start("body");
        VerdictSection.Write(_page, _view);
        _page.Start("main");
        CoverageSection.Write(_page, _view);
        AbuseSection.Write(_page, _view);
        DaysSection.Write(_page, _view);
        AddressesSection.Write(_page, _view);
        IncidentsSection.Write(_page, _view);
        TimelineSection.Write(_page, _view);
        FindingsSection.Write(_page, _view);
        ListSection.Write(_page, "unknown", _view.Say(Words.Unknown), [.. _view.Investigation.Unknown.Select(_view.Say)]);
        ListSection.Write(_page, "would-change", _view.Say(Words.WouldChange), [.. _view.Investigation.WouldChange.Select(_view.Say)]);
        FilesSection.Write(_page, _view);
        ListSection.Write(_page, "problems", _view.Say(Words.Problems), [.. _view.Investigation.Problems.Select(p => _view.Say(p.Text))]);
        _page.End();
        FooterSection.Write(_page, _view);
        _page.End();
        _page.End();
        _page.WriteLines("\n");
    }

    private void Head()
    {
        _page.Start("head");
        _page.Void("meta", ("charset", "utf-8"));
        _page.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        _page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        _page.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        _page.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        _page.Element("title", string.Join(" · ", new[] { _view.Say(Words.Verdict(_view.Investigation.Level)), _view.Investigation.Host, "Ashiato" }.OfType<string>()));
        _page.Style(InvestigationStyle.Sheet);
        _page.End();
    }
}
