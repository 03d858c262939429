using System.Text;

namespace Ashiato.Core;

/// <summary>Makes text from outside safe for a terminal: raw log text is written by attackers.</summary>
public static class TerminalText
{
    /// <summary>The text with control characters, escape sequences and direction marks shown as <c>\x1b</c> or <c>\u202e</c>.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsDangerous))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = IsDangerous(c) ? safe.Append(c < 256 ? $"\\x{(int)c:x2}" : $"\\u{(int)c:x4}") : safe.Append(c);
        }

        return safe.ToString();
    }

    /// <summary>C0 and C1 controls, DEL, and the characters that reorder or hide text (Unicode bidi controls, zero width, line separators).</summary>
    private static bool IsDangerous(char c) =>
        c is < ' ' or (>= '\x7f' and <= '\x9f') or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e')
            or (>= '\u2066' and <= '\u2069') or '\u061c' or '\ufeff';
}
