using System.Globalization;
using System.Text;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>How many columns of a terminal a text takes: East Asian wide and full-width characters two, combining marks none (Unicode TR 11).</summary>
public static class DisplayWidth
{
    private static readonly (int From, int To)[] Wide =
    [
        (0x1100, 0x115F), (0x2329, 0x232A), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97F),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Columns of a text.</summary>
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>Columns of one character.</summary>
    public static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        foreach (var (from, to) in Wide)
        {
            if (rune.Value <= to)
            {
                return rune.Value >= from ? 2 : 1;
            }
        }

        return 1;
    }

    /// <summary>The text with blanks behind it up to so many columns.</summary>
    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Of(text)));

    /// <summary>The text with blanks before it up to so many columns, at least one.</summary>
    public static string PadLeft(string text, int columns) => new string(' ', Math.Max(1, columns - Of(text))) + text;

    /// <summary>The text cut to so many columns, with <c>…</c> where something was cut.</summary>
    public static string Cut(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        var cut = new StringBuilder();
        var width = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
            if (width > columns)
            {
                break;
            }

            _ = cut.Append(rune.ToString());
        }

        return cut.Append('…').ToString();
    }
}
