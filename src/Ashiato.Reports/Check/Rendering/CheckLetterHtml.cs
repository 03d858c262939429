using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Reports.Explanations;
using Ashiato.Reports.Rendering.Html;

namespace Ashiato.Reports.Check.Rendering;

/// <summary>A check's letter as an HTML document for mail programs: nothing is loaded, nothing runs, and it reads well on a phone.</summary>
/// <param name="writer">Gets the page; the caller owns it.</param>
/// <param name="letter">What to say.</param>
/// <param name="language">The language.</param>
public sealed class CheckLetterHtml(TextWriter writer, CheckLetter letter, Language language)
{
    private const int MostFindings = 20;
    private const int MostSteps = 3;

    private readonly HtmlPage _page = new(writer);

    /// <summary>What a kind of message means is said once.</summary>
    private readonly HashSet<Text> _told = [];

    /// <summary>Writes all of it.</summary>
    public void Write()
    {
        _page.Doctype();
        _page.Start("html", ("lang", language == Language.Ja ? "ja" : "en"));
        Head();
        _page.Start("body");
        Own(letter.Header);
        _page.Element("p", Say(CheckWords.Headline(letter)), ("class", "answer " + letter.Urgency.ToString().ToLowerInvariant()));
        _page.Element("p", Say(CheckWords.Summary(letter)));
        Findings();
        foreach (var section in letter.Sections)
        {
            Section(section);
        }

        Problems();
        Own(letter.Footer);
        _page.End();
        _page.End();
        writer.Write('\n');
    }

    private static string ClassOf(Worry? worry) => worry switch { Worry.Much => "group much", Worry.Ask => "group ask", Worry.Little => "group little", Worry.None => "group none", _ => "group" };

    private string Say(Text text) => text.In(language);

    private void Head()
    {
        _page.Start("head");
        _page.Void("meta", ("charset", "utf-8"));
        _page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        _page.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        _page.Element("title", Say(CheckWords.Subject(letter)));
        _page.Style(CheckLetterStyle.Sheet);
        _page.End();
    }

    private void Own(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            Lines(text.TrimEnd('\n'));
        }
    }

    private void Findings()
    {
        var told = letter.Told;
        if (told.Count == 0)
        {
            return;
        }

        _page.Element("h2", Say(CheckWords.Found));
        foreach (var finding in told.Take(MostFindings))
        {
            Finding(finding);
        }

        if (told.Count > MostFindings)
        {
            _page.Element("p", Say(new Text("… and {0} more.", "… 他 {0} 件。").With(told.Count - MostFindings)));
        }
    }

    private void Finding(Finding finding)
    {
        _page.Start("div", ("class", finding.Kind == FindingKind.Intrusion || finding.Severity >= Severity.High ? "group much" : "group ask"));
        _page.Element("p", Say(finding.Title), ("class", "title"));
        if (finding.First is { } first)
        {
            _page.Element("p", LocalStamp.Minute(first, letter.Zone), ("class", "faint"));
        }

        _page.Start("ul");
        foreach (var step in finding.NextSteps.Take(MostSteps))
        {
            _page.Element("li", Say(step));
        }

        _page.End();
        if (finding.Evidence is [.., var last])
        {
            Lines(last.Raw);
        }

        _page.End();
    }

    private void Section(CheckLetterSection section)
    {
        _page.Start("h2");
        _page.Write(section.Title + " ");
        _page.Element("small", Say(CheckWords.Count(section)));
        _page.End();
        foreach (var group in section.Groups)
        {
            Group(group);
        }

        if (section.Groups.Any(g => g.Worry is null))
        {
            _page.Element("p", Say(CheckWords.Unknown), ("class", "faint"));
        }

        if (section.Others > 0)
        {
            _page.Element("p", Say(CheckWords.Others(section.Others)));
        }
    }

    private void Group(CheckGroup group)
    {
        _page.Start("div", ("class", ClassOf(group.Worry)));
        _page.Element("p", group.Title(language), ("class", "title"));
        _page.Element("p", Say(CheckWords.Judged(group.Worry)) + CheckWords.When(group, letter.Zone), ("class", "faint"));
        if (group.Means is { } means && _told.Add(means))
        {
            _page.Element("p", Say(means));
        }

        if (group is { Worry: >= Worry.Ask, LookAt: { } lookAt } && _told.Add(lookAt))
        {
            _page.Element("p", "→ " + Say(lookAt));
        }

        foreach (var example in group.Shown)
        {
            Lines(example);
        }

        _page.End();
    }

    private void Lines(string text)
    {
        _page.Start("pre");
        _page.WriteLines(text);
        _page.End();
    }

    private void Problems()
    {
        if (letter.Problems.Count == 0)
        {
            return;
        }

        _page.Element("h2", Say(CheckWords.Problems));
        _page.Start("ul");
        foreach (var problem in letter.Problems)
        {
            _page.Element("li", Say(problem));
        }

        _page.End();
    }
}
