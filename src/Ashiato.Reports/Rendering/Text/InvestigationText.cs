using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Abuse;
using Ashiato.Detection.Verdict;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>An investigation as text. The first screen answers the question; the rest proves it.</summary>
public sealed class InvestigationText
{
    private const int MostTimeline = 40;
    private readonly TextPage _page;
    private readonly Investigation _investigation;

    /// <summary>A report on a page.</summary>
    public InvestigationText(TextPage page, Investigation investigation)
    {
        _page = page;
        _investigation = investigation;
    }

    /// <summary>Writes it all.</summary>
    public void Write()
    {
        if (_investigation.Abuse is { } abuse)
        {
            _page.Paragraph(abuse.Headline, Ink.Strong);
            _page.Gap();
        }

        Verdict();
        Story();
        Steps();
        Coverage();
        Abuse();
        Unknown();
        IncidentsText.Write(_page, _investigation);
        Findings();
        Timeline();
        WouldChange();
        Problems();
    }

    private static Ink InkOf(VerdictLevel level) => level switch
    {
        VerdictLevel.Compromised => Ink.Alarm,
        VerdictLevel.Suspicious => Ink.Notice,
        VerdictLevel.Attacked => Ink.Notice,
        _ => Ink.Good,
    };

    private static Ink InkOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => Ink.Bad,
        Severity.Medium => Ink.Notice,
        _ => Ink.Strong,
    };

    private void Verdict()
    {
        var word = Words.Verdict(_investigation.Level).In(_page.Language);
        var host = _investigation.Host is { } name ? $"{name}: " : "";
        _page.Paragraph($" {host}{word} ", InkOf(_investigation.Level));
        _page.Paragraph(_investigation.Headline, Ink.Strong);
        Period();
    }

    /// <summary>An answer about a part of the time says so beside the answer.</summary>
    private void Period()
    {
        var (since, until) = (_investigation.Since, _investigation.Until);
        if (since is not null || until is not null)
        {
            _page.Paragraph((since, until) switch
            {
                (not null, not null) => new Core.Text("Only events from {0} to {1} were looked at.", "{0} から {1} までの記録だけを調べています。").With(Minute(since), Minute(until)),
                (not null, null) => new Core.Text("Only events from {0} on were looked at.", "{0} 以降の記録だけを調べています。").With(Minute(since)),
                _ => new Core.Text("Only events up to {0} were looked at.", "{0} までの記録だけを調べています。").With(Minute(until)),
            }, Ink.Notice);
        }
    }

    private void Story()
    {
        _page.Heading(Words.WhatHappened);
        foreach (var sentence in _investigation.Story)
        {
            _page.Paragraph(sentence, indent: 2);
        }
    }

    private void Steps()
    {
        _page.Heading(Words.WhatToDo);
        for (var i = 0; i < _investigation.NextSteps.Count; i++)
        {
            _page.Item($"{i + 1}.", _investigation.NextSteps[i].In(_page.Language), indent: 2);
        }
    }

    private void Coverage()
    {
        _page.Heading(Words.Coverage);
        new CoverageTable(_page, _investigation).Write();
        _page.Paragraph(new Core.Text("Times are the server's own ({0}). {1:N0} records in {2} files; {3:N0} lines no format understood.", "時刻はサーバーのもの（{0}）です。{2} 個のファイルから {1:N0} 件を読み取り、うち {3:N0} 行はどの形式でも解釈できませんでした。")
            .With(_investigation.Zone.Id, _investigation.Records, _investigation.Files.Count, _investigation.Unparsed), Ink.Faint);
    }

    private void Abuse()
    {
        if (_investigation.Abuse is not { Stamps.Count: > 0 } abuse)
        {
            return;
        }

        _page.Heading(Words.Abuse);
        _page.Paragraph(new Core.Text("Looked at: {0} to {1} on this server, one hour around the notice's times.", "調べた範囲: このサーバーの {0} から {1} まで（通知の時刻の前後 1 時間）。")
            .With(Minute(abuse.From), Minute(abuse.Until)), indent: 2);
        foreach (var step in _investigation.Timeline.Where(t => t.Severity >= Severity.Medium && t.Time >= abuse.From && t.Time <= abuse.Until))
        {
            _page.Item("!", $"{Second(step.Time)} {step.Text.In(_page.Language)}", Ink.Bad, indent: 2);
        }

        foreach (var area in abuse.Areas)
        {
            AbuseArea(area);
        }
    }

    private void AbuseArea(AbuseAreaAnswer area)
    {
        _page.Item(area.Count > 0 ? "●" : area.CanAnswer ? "○" : "？", $"{area.Area.Name.In(_page.Language)}: {area.Says.In(_page.Language)}", indent: 2);
        foreach (var line in area.Lines)
        {
            Line(line, 6);
        }
    }

    private void Unknown()
    {
        _page.Heading(Words.Unknown);
        foreach (var unknown in _investigation.Unknown)
        {
            _page.Item("-", unknown.In(_page.Language), indent: 2);
        }
    }

    private void Findings()
    {
        _page.Heading(Words.Findings);
        if (_investigation.Findings.Count == 0)
        {
            _page.Paragraph(new Core.Text("None.", "ありません。"), indent: 2);
        }

        foreach (var (finding, more) in ShownFindings.Of(_investigation.Findings))
        {
            Finding(finding);
            if (more.Count > 0)
            {
                _page.Gap();
                _page.Paragraph(ShownFindings.Summary(more), Ink.Faint, indent: 4);
            }
        }
    }

    private void Finding(Finding finding)
    {
        var l = _page.Language;
        _page.Gap();
        _page.Item($"[{Words.Of(finding.Severity).In(l)}]", finding.Title.In(l), InkOf(finding.Severity));
        var facts = string.Join(" · ", new[] { Span(finding), Words.Of(finding.Confidence).In(l), string.Join(", ", finding.Techniques), finding.Id }.Where(f => f.Length > 0));
        _page.Paragraph(facts, Ink.Faint, indent: 4);
        _page.Paragraph(finding.Explanation, indent: 4);
        foreach (var line in finding.Evidence.Take(3))
        {
            Line(line, 4);
        }

        _page.Paragraph($"{Words.Alternatives.In(l)}: {finding.Alternatives.In(l)}", indent: 4);
        foreach (var step in finding.NextSteps.Take(3))
        {
            _page.Item("→", step.In(l), indent: 4);
        }
    }

    private void Line(Evidence line, int indent)
    {
        _page.Raw(line.Place, indent);
        _page.Raw(line.Raw.ReplaceLineEndings(" ⏎ "), indent + 2);
    }

    private void Timeline()
    {
        if (_investigation.Timeline.Count == 0)
        {
            return;
        }

        _page.Heading(Words.Timeline);
        foreach (var entry in TellingSteps.Of(_investigation.Timeline, MostTimeline))
        {
            _page.Item(Second(entry.Time), entry.Text.In(_page.Language), InkOf(entry.Severity), indent: 2);
        }

        if (_investigation.Timeline.Count > MostTimeline)
        {
            _page.Paragraph(new Core.Text("… and {0} lesser steps (--json shows all)", "… ほか重要度の低い {0} 件（--json ですべて表示）").With(_investigation.Timeline.Count - MostTimeline), indent: 2);
        }
    }

    private void WouldChange()
    {
        _page.Heading(Words.WouldChange);
        foreach (var change in _investigation.WouldChange)
        {
            _page.Item("-", change.In(_page.Language), indent: 2);
        }
    }

    private void Problems()
    {
        if (_investigation.Problems.Count == 0)
        {
            return;
        }

        _page.Heading(Words.Problems);
        foreach (var problem in _investigation.Problems.Take(50))
        {
            _page.Item("-", problem.Text.In(_page.Language), indent: 2);
        }
    }

    private string Span(Finding finding) => (finding.First, finding.Last) switch
    {
        ({ } first, { } last) when last - first > TimeSpan.FromSeconds(1) => $"{Second(first)} – {Second(last)}",
        ({ } first, _) => Second(first),
        _ => "",
    };

    private string Minute(DateTimeOffset? time) => time is { } t ? Core.LocalStamp.Minute(t, _investigation.Zone) : "-";

    private string Second(DateTimeOffset time) => Core.LocalStamp.Second(time, _investigation.Zone);
}
