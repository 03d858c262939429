using System.Text;

namespace Ashiato.Reports.Rendering.Text;

/// <summary>Breaks text into lines of so many columns: English at blanks, Japanese between characters but not before closing punctuation (JIS X 4051, the common part).</summary>
public static class LineBreaker
{
    private const string NotFirst = "、。，．・：；？！）」』】〉》〕］｝ー～…‥々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;)]}%";
    private const string NotLast = "（「『【〈《〔［｛([{";

    /// <summary>The lines of a text.</summary>
    public static IEnumerable<string> Break(string text, int columns)
    {
        var line = new StringBuilder();
        var width = 0;
        foreach (var piece in Pieces(text).SelectMany(p => Split(p, columns)))
        {
            var wide = DisplayWidth.Of(piece);
            if (width + wide > columns && width > 0 && !(piece.Length == 1 && NotFirst.Contains(piece[0], StringComparison.Ordinal)))
            {
                yield return line.ToString().TrimEnd();
                _ = line.Clear();
                width = 0;
                if (string.IsNullOrWhiteSpace(piece))
                {
                    continue;
                }
            }

            _ = line.Append(piece);
            width += wide;
        }

        if (line.Length > 0)
        {
            yield return line.ToString().TrimEnd();
        }
    }

    /// <summary>A word longer than a line (a URL, a key) is broken where the line ends.</summary>
    private static IEnumerable<string> Split(string piece, int columns)
    {
        while (piece.Length > columns && columns > 0)
        {
            var at = char.IsHighSurrogate(piece[columns - 1]) ? columns - 1 : columns;
            at = Math.Max(at, 1);
            yield return piece[..at];
            piece = piece[at..];
        }

        yield return piece;
    }

    /// <summary>Words, blanks, and single wide characters (an opening bracket stays with what follows).</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isWide = DisplayWidth.Of(rune) == 2;
            var opens = NotLast.Contains(rune.ToString(), StringComparison.Ordinal);
            var wordOpens = word.Length > 0 && NotLast.Contains(word[^1], StringComparison.Ordinal);
            if ((isWide || rune.Value == ' ') && word.Length > 0 && !wordOpens)
            {
                yield return word.ToString();
                _ = word.Clear();
            }

            _ = word.Append(rune.ToString());
            if ((isWide && !opens) || rune.Value == ' ')
            {
                yield return word.ToString();
                _ = word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }
}
