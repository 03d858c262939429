using System.Globalization;
using Ashiato.Core;
using Ashiato.Detection;
using Ashiato.Detection.Coverage;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>For each kind of evidence a row with its span, below it what is missing. Narrow pages have the span below the name.</summary>
internal sealed class CoverageTable
{
    private const int TimeWidth = 18;
    private const int CountWidth = 12;
    private const int NarrowestName = 12;
    private const int WidestName = 44;
    private const int MostGaps = 3;
    private readonly TextPage _page;
    private readonly Investigation _investigation;
    private readonly int _nameWidth;

    public CoverageTable(TextPage page, Investigation investigation)
    {
        (_page, _investigation) = (page, investigation);
        _nameWidth = Math.Clamp(page.Columns - TimeWidth - TimeWidth - CountWidth, NarrowestName, WidestName);
    }

    private bool IsNarrow => _page.Columns < TimeWidth + TimeWidth + CountWidth + NarrowestName;

    public void Write()
    {
        if (!IsNarrow)
        {
            Row(Words.Kind.In(_page.Language), Words.From.In(_page.Language), Words.To.In(_page.Language), Words.Records.In(_page.Language), Ink.Strong);
        }

        foreach (var area in _investigation.Coverage)
        {
            Row(area.Area.Name.In(_page.Language), Minute(area.First), Minute(area.Last), area.Records.ToString("N0", CultureInfo.InvariantCulture), Ink.Plain);
            foreach (var missing in Missing(area))
            {
                _page.Item("!", missing.In(_page.Language), Ink.Notice, indent: 2);
            }
        }
    }

    private static IEnumerable<Core.Text> More(AreaCoverage area) => area.Gaps.Count <= MostGaps ? [] :
        [new Core.Text("and {0} more silences", "空白はほかに {0} か所").With(area.Gaps.Count - MostGaps)];

    private IEnumerable<Core.Text> Missing(AreaCoverage area) => area.Missing
        .Concat(area.Gaps.Take(MostGaps).Select(g => new Core.Text("silent {0} to {1}: {2}", "空白 {0} 〜 {1}: {2}").With(Core.Text.Same(Minute(g.From)), Core.Text.Same(Minute(g.Until)), g.Why)))
        .Concat(More(area));

    /// <summary>A name that is too wide goes on below.</summary>
    private void Row(string name, string from, string until, string records, Ink ink)
    {
        if (IsNarrow)
        {
            _page.Paragraph(Core.Text.Same(name), ink);
            _page.Paragraph(Core.Text.Same($"{from} – {until}  {records}"), indent: 2);
            return;
        }

        var lines = LineBreaker.Break(TerminalText.Escape(name), _nameWidth).ToList();
        _page.Line((DisplayWidth.Pad(lines[0], _nameWidth) + DisplayWidth.PadLeft(from, TimeWidth) + DisplayWidth.PadLeft(until, TimeWidth) + DisplayWidth.PadLeft(records, CountWidth), ink));
        foreach (var line in lines.Skip(1))
        {
            _page.Line((line, ink));
        }
    }

    private string Minute(DateTimeOffset? time) =>
        time is { } t ? LocalStamp.Minute(t, _investigation.Zone) : "–";
}
