using System.Globalization;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Reports.Explanations;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Reports.Check.Rendering;

/// <summary>A check's letter as text: the part of a mail that every program shows, and the terminal.</summary>
/// <param name="page">Where to write.</param>
/// <param name="letter">What to say.</param>
public sealed class CheckLetterText(TextPage page, CheckLetter letter)
{
    private const int MostFindings = 20;
    private const int MostSteps = 3;

    /// <summary>What a kind of message means is said once.</summary>
    private readonly HashSet<Core.Text> _told = [];

    private Language Language => page.Language;

    /// <summary>Writes all of it.</summary>
    public void Write()
    {
        Own(letter.Header);
        page.Paragraph(Mark(letter.Urgency) + " " + CheckWords.Headline(letter).In(Language), InkOf(letter.Urgency));
        page.Paragraph(CheckWords.Summary(letter));
        Findings();
        foreach (var section in letter.Sections)
        {
            Section(section);
        }

        Problems();
        Own(letter.Footer);
    }

    private static string Mark(CheckUrgency urgency) => urgency switch { CheckUrgency.Act => "●", CheckUrgency.Look => "◑", _ => "○" };

    private static string Mark(Worry? worry) => worry switch { Worry.Much => "●", Worry.Ask => "◑", Worry.Little => "◔", Worry.None => "○", _ => "?" };

    private static Ink InkOf(CheckUrgency urgency) => urgency switch { CheckUrgency.Act => Ink.Bad, CheckUrgency.Look => Ink.Notice, _ => Ink.Good };

    /// <summary>The administrator's own words, as they are.</summary>
    private void Own(string? text)
    {
        foreach (var line in (text ?? "").TrimEnd('\n').Split('\n').Where(_ => !string.IsNullOrEmpty(text)))
        {
            page.Line((line, Ink.Plain));
        }

        if (!string.IsNullOrEmpty(text))
        {
            page.Gap();
        }
    }

    private void Findings()
    {
        var told = letter.Told;
        if (told.Count == 0)
        {
            return;
        }

        page.Heading(CheckWords.Found);
        foreach (var finding in told.Take(MostFindings))
        {
            page.Item(finding.Kind == FindingKind.Intrusion || finding.Severity >= Severity.High ? "●" : "◑", finding.Title.In(Language), Ink.Strong);
            if (finding.First is { } first)
            {
                page.Paragraph(LocalStamp.Minute(first, letter.Zone) + (finding.Count > 1 ? $" · {finding.Count.ToString("N0", CultureInfo.InvariantCulture)} ×" : ""), Ink.Faint, 2);
            }

            foreach (var step in finding.NextSteps.Take(MostSteps))
            {
                page.Item("→", step.In(Language), indent: 2);
            }

            if (finding.Evidence is [.., var last])
            {
                page.Raw(last.Raw, 4);
            }
        }

        More(told.Count - MostFindings);
    }

    private void More(int more)
    {
        if (more > 0)
        {
            page.Paragraph(new Core.Text("… and {0} more.", "… 他 {0} 件。").With(more));
        }
    }

    private void Section(CheckLetterSection section)
    {
        page.Heading(Core.Text.Same($"{section.Title} ({CheckWords.Count(section).In(Language)})"));
        foreach (var group in section.Groups)
        {
            Group(group);
        }

        if (section.Groups.Any(g => g.Worry is null))
        {
            page.Paragraph(CheckWords.Unknown, Ink.Faint);
        }

        if (section.Others > 0)
        {
            page.Paragraph(CheckWords.Others(section.Others));
        }
    }

    private void Group(CheckGroup group)
    {
        page.Item(Mark(group.Worry), group.Title(Language), Ink.Strong);
        page.Paragraph($"{CheckWords.Judged(group.Worry).In(Language)}{CheckWords.When(group, letter.Zone)}", Ink.Faint, 2);
        if (group.Means is { } means && _told.Add(means))
        {
            page.Paragraph(means, indent: 2);
        }

        if (group is { Worry: >= Worry.Ask, LookAt: { } lookAt } && _told.Add(lookAt))
        {
            page.Item("→", lookAt.In(Language), indent: 2);
        }

        foreach (var example in group.Shown)
        {
            page.Raw(example, 4);
        }
    }

    private void Problems()
    {
        if (letter.Problems.Count == 0)
        {
            return;
        }

        page.Heading(CheckWords.Problems);
        foreach (var problem in letter.Problems)
        {
            page.Item("!", problem.In(Language), Ink.Notice);
        }
    }
}
