using System.Globalization;
using Ashiato.Core;
using Ashiato.Reports.Inventory;
using Ashiato.Reports.Wording;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>An inventory of logs as text: one line of figures a log, below it what the log is for and what is odd about it.</summary>
public sealed class InventoryText
{
    private const int Indent = 4;
    private const int MostProblems = 50;
    private const int NarrowestName = 20;
    private const int WidestName = 40;

    private readonly TextPage _page;
    private readonly LogInventory _inventory;
    private readonly bool _verbose;
    private readonly int _nameWidth;

    /// <summary>An inventory on a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="inventory">The inventory.</param>
    /// <param name="verbose">Also who writes each log, what it tells and what it does not, and its parts one by one?</param>
    public InventoryText(TextPage page, LogInventory inventory, bool verbose)
    {
        (_page, _inventory, _verbose) = (page, inventory, verbose);
        var widest = inventory.Logs.Select(l => DisplayWidth.Of(TerminalText.Escape(l.Path))).DefaultIfEmpty(0).Max() + 2;
        _nameWidth = Math.Clamp(widest, NarrowestName, Math.Clamp(page.Columns - FigureWidths.Sum(), NarrowestName, WidestName));
    }

    // From, to, size, records, understood; each with the blanks before it.
    private static readonly int[] FigureWidths = [12, 12, 10, 13, 6];

    /// <summary>Writes it all.</summary>
    public void Write()
    {
        Summary();
        var isFirst = true;
        foreach (var area in _inventory.Logs.GroupBy(l => l.Area))
        {
            _page.Heading(area.Key.Name);
            _page.Paragraph(area.Key.Answers, Ink.Faint, indent: 2);
            if (isFirst)
            {
                Line(Words.Log, [Words.From, Words.To, InventoryWords.Size, Words.Records, InventoryWords.Understood]);
                isFirst = false;
            }

            foreach (var log in area)
            {
                Log(log);
            }
        }

        Missing();
        Problems();
    }

    private void Summary()
    {
        var logs = _inventory.Logs;
        var records = logs.Sum(l => l.Records);
        _page.Paragraph(new Core.Text("{0:N0} logs in {1:N0} files, {2}, {3:N0} records, {4} of them understood.", "ログ {0:N0} 種類（{1:N0} ファイル、{2}）、{3:N0} 件、うち解釈できたもの {4}。")
            .With(logs.Count, logs.Sum(l => l.Parts.Count), ByteSize.Of(logs.Sum(l => l.StoredBytes)), records, Share(logs.Sum(l => l.Parsed), records)), Ink.Strong);
        _page.Paragraph(new Core.Text("Times are the server's own ({0}).{1}", "時刻はサーバーのもの（{0}）です。{1}")
            .With(Core.Text.Same(_inventory.Zone.Id), _verbose ? Core.Text.Same("") : InventoryWords.MoreHint), Ink.Faint);
    }

    private void Log(InventoryLog log)
    {
        string[] figures = [Day(log.First), Day(log.Last), ByteSize.Of(log.StoredBytes), Count(log.Records), Share(log.Parsed, log.Records)];
        Row(log.Path, figures, Ink.Strong);
        var parts = log.Parts.Count > 1 ? InventoryWords.Parts.With(log.Parts.Count).In(_page.Language) : "";
        _page.Paragraph(log.What.In(_page.Language) + parts, indent: Indent);
        if (_verbose)
        {
            Explain(log);
        }

        foreach (var odd in Odd(log))
        {
            _page.Item("!", odd, Ink.Notice, Indent);
        }
    }

    private void Explain(InventoryLog log)
    {
        Explain(InventoryWords.Writer, log.Writer);
        Explain(InventoryWords.Tells, log.Tells);
        Explain(InventoryWords.Silent, log.Silent);
        if (log.IsBinary)
        {
            _page.Paragraph(InventoryWords.Binary, Ink.Faint, Indent);
        }

        if (log.Parts.Count > 1)
        {
            foreach (var part in log.Parts)
            {
                _page.Item("·", $"{part.Path}  {Minute(part.First)} – {Minute(part.Last)}  {ByteSize.Of(part.StoredBytes ?? 0)}  {Count(part.Records)}", Ink.Faint, Indent);
            }
        }
    }

    private void Explain(Core.Text label, Core.Text? text)
    {
        if (text is { } said)
        {
            _page.Item(label.In(_page.Language), said.In(_page.Language), Ink.Faint, Indent);
        }
    }

    /// <summary>Of the log as a whole, then of its parts; what several parts share is said once.</summary>
    private IEnumerable<string> Odd(InventoryLog log) =>
        log.Oddities.Select(o => o.In(_page.Language)).Concat(log.Parts
            .SelectMany(p => p.Oddities.Select(o => (Odd: o, p.Path)))
            .GroupBy(o => o.Odd)
            .Select(g => log.Parts.Count == 1 ? g.Key.In(_page.Language) : $"{g.Key.In(_page.Language)}: {Names(g.Select(o => o.Path))}"));

    private static string Names(IEnumerable<string> paths)
    {
        var names = paths.Select(p => p[(p.LastIndexOf('/') + 1)..]).ToList();
        return string.Join(", ", names.Take(4)) + (names.Count > 4 ? $" (+{names.Count - 4})" : "");
    }

    private void Missing()
    {
        if (_inventory.Missing.Count == 0)
        {
            return;
        }

        _page.Heading(InventoryWords.NotThere);
        foreach (var missing in _inventory.Missing)
        {
            _page.Item("-", $"{missing.Name} — {missing.What.In(_page.Language)}", Ink.Strong, 2);
            _page.Paragraph(missing.Means, indent: Indent);
        }
    }

    private void Problems()
    {
        if (_inventory.Problems.Count == 0)
        {
            return;
        }

        _page.Heading(Words.Problems);
        foreach (var problem in _inventory.Problems.Take(MostProblems))
        {
            _page.Item("-", problem.Text.In(_page.Language), indent: 2);
        }

        if (_inventory.Problems.Count > MostProblems)
        {
            _page.Paragraph(new Core.Text("… and {0} more (--json shows all)", "… ほか {0} 件（--json ですべて表示）").With(_inventory.Problems.Count - MostProblems), indent: 2);
        }
    }

    private void Line(Core.Text name, IReadOnlyList<Core.Text> figures) =>
        Row(name.In(_page.Language), [.. figures.Select(f => f.In(_page.Language))], Ink.Faint);

    /// <summary>A name and its figures; a name that does not fit has a line of its own.</summary>
    private void Row(string name, IReadOnlyList<string> figures, Ink ink)
    {
        var shown = TerminalText.Escape(name);
        var tail = string.Concat(figures.Select((f, i) => DisplayWidth.PadLeft(f, FigureWidths[i])));
        if (DisplayWidth.Of(shown) + 2 <= _nameWidth)
        {
            _page.Line((DisplayWidth.Pad("  " + shown, _nameWidth), ink), (tail, Ink.Plain));
            return;
        }

        _page.Paragraph(shown, ink, indent: 2);
        _page.Line((new string(' ', _nameWidth) + tail, Ink.Plain));
    }

    private string Day(DateTimeOffset? time) => Local(time, "yyyy-MM-dd");

    private string Minute(DateTimeOffset? time) => Local(time, "yyyy-MM-dd HH:mm");

    private string Local(DateTimeOffset? time, string format) =>
        time is { } t ? LocalStamp.Format(t, _inventory.Zone, format) : "–";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long all) => all == 0 ? "–" : $"{Math.Floor(100.0 * part / all):0}%";
}
