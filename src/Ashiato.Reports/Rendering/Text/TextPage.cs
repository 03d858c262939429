using Ashiato.Core;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>A page of text for a terminal or a pipe: headings, paragraphs, lists, tables; colours only when allowed. Everything written is escaped.</summary>
public sealed class TextPage
{
    private const int Narrowest = 24;
    private const int WidestParagraph = 100;
    private const int MostRawLines = 4;
    private readonly TextWriter _writer;
    private readonly bool _color;

    /// <summary>A page.</summary>
    /// <param name="writer">Gets the text.</param>
    /// <param name="language">The language.</param>
    /// <param name="columns">Columns of the terminal; null for a pipe.</param>
    /// <param name="color">May escape sequences be used for colour?</param>
    public TextPage(TextWriter writer, Language language, int? columns, bool color)
    {
        _writer = writer;
        _color = color;
        Language = language;
        Columns = Math.Max(columns ?? WidestParagraph, Narrowest);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>Columns to fill.</summary>
    public int Columns { get; }

    /// <summary>An empty line.</summary>
    public void Gap() => _writer.WriteLine();

    /// <summary>A heading.</summary>
    public void Heading(Core.Text text)
    {
        Gap();
        _writer.WriteLine(Ink.Heading.Paint(text.In(Language), _color));
    }

    /// <summary>A paragraph, broken into lines.</summary>
    public void Paragraph(string text, Ink? ink = null, int indent = 0)
    {
        var left = new string(' ', indent);
        foreach (var line in LineBreaker.Break(TerminalText.Escape(text), Math.Min(Columns, WidestParagraph) - indent))
        {
            _writer.WriteLine(left + (ink ?? Ink.Plain).Paint(line, _color));
        }
    }

    /// <summary>A paragraph in the page's language.</summary>
    public void Paragraph(Core.Text text, Ink? ink = null, int indent = 0) => Paragraph(text.In(Language), ink, indent);

    /// <summary>An item of a list: a mark, then text that hangs.</summary>
    public void Item(string mark, string text, Ink? ink = null, int indent = 0)
    {
        var hang = DisplayWidth.Of(mark) + 1 + indent;
        var first = true;
        foreach (var line in LineBreaker.Break(TerminalText.Escape(text), Math.Min(Columns, WidestParagraph) - hang))
        {
            _writer.WriteLine((first ? new string(' ', indent) + mark + " " : new string(' ', hang)) + (ink ?? Ink.Plain).Paint(line, _color));
            first = false;
        }
    }

    /// <summary>Raw log text: broken at the edge, and cut after a few lines, since an attacker chooses its length.</summary>
    public void Raw(string text, int indent)
    {
        var left = new string(' ', indent);
        var lines = LineBreaker.Break(TerminalText.Escape(text), Math.Max(Columns - indent, Narrowest)).Take(MostRawLines + 1).ToList();
        for (var i = 0; i < Math.Min(lines.Count, MostRawLines); i++)
        {
            var mark = i == MostRawLines - 1 && lines.Count > MostRawLines ? " …" : "";
            _writer.WriteLine(left + Ink.Faint.Paint(DisplayWidth.Cut(lines[i], Math.Max(Columns - indent, Narrowest) - mark.Length) + mark, _color));
        }
    }

    /// <summary>One line of pieces, each in its ink, neither cut nor broken: figures under each other.</summary>
    public void Line(params ReadOnlySpan<(string Text, Ink Ink)> pieces)
    {
        foreach (var (text, ink) in pieces)
        {
            _writer.Write(ink.Paint(TerminalText.Escape(text), _color));
        }

        _writer.WriteLine();
    }
}
