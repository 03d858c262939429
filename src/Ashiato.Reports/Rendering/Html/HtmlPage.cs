using System.Globalization;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Reports.Rendering.Html;

/// <summary>
/// Writes HTML elements and text. Everything that is not markup written in this program is encoded: control and direction
/// characters are shown as <c>\x1b</c>, then the five characters that mean something to HTML become references.
/// </summary>
public sealed class HtmlPage
{
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal) { "span", "b", "code", "time", "a", "small" };

    private readonly TextWriter _writer;
    private readonly Stack<string> _open = new();

    /// <summary>A page on a writer, which the caller owns.</summary>
    public HtmlPage(TextWriter writer) => _writer = writer;

    /// <summary>The line every HTML file begins with.</summary>
    public void Doctype() => _writer.Write("<!doctype html>");

    /// <summary>Opens an element. Attributes whose value is null are left out.</summary>
    /// <param name="tag">Its name; written as it is, so never text from outside.</param>
    /// <param name="attributes">Names (never from outside) and values (encoded).</param>
    public void Start(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(tag, attributes);
        _open.Push(tag);
    }

    /// <summary>Closes the element opened last.</summary>
    public void End() => _writer.Write($"</{_open.Pop()}>");

    /// <summary>An element that has no content and no end tag.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="attributes">Its attributes.</param>
    public void Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => WriteTag(tag, attributes);

    /// <summary>An element with nothing but text in it.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="text">Text from anywhere.</param>
    /// <param name="attributes">Its attributes.</param>
    public void Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        Write(text);
        End();
    }

    /// <summary>Text from anywhere, encoded.</summary>
    public void Write(string text) => _writer.Write(Encode(text));

    /// <summary>Text of several lines, for a <c>pre</c>: line ends stay, everything else is encoded.</summary>
    public void WriteLines(string text)
    {
        var isFirst = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            _writer.Write(isFirst ? "" : "\n");
            Write(line);
            isFirst = false;
        }
    }

    /// <summary>A style sheet of this program.</summary>
    /// <param name="css">The sheet; never text from outside.</param>
    public void Style(string css)
    {
        Start("style");
        _writer.Write("\n" + css);
        End();
    }

    /// <summary>A number as CSS and SVG write it: a dot, at most two digits behind it.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A percentage, for example <c>12.5%</c>.</summary>
    public static string Percent(double part) => Number(part * 100) + "%";

    /// <summary>Text made safe for element content and quoted attributes.</summary>
    internal static string Encode(string text)
    {
        var safe = TerminalText.Escape(text);
        if (safe.AsSpan().IndexOfAny("&<>\"'") < 0)
        {
            return safe;
        }

        var encoded = new StringBuilder(safe.Length + 32);
        foreach (var c in safe)
        {
            _ = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(c),
            };
        }

        return encoded.ToString();
    }

    private void WriteTag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _writer.Write(Inline.Contains(tag) ? "<" : "\n<");
        _writer.Write(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _writer.Write($" {name}=\"{Encode(value)}\"");
            }
        }

        _writer.Write('>');
    }
}
