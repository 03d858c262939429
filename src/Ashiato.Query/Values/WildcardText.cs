using System.Text;

namespace Ashiato.Query.Values;

/// <summary>A text with wildcards: plain texts, <c>*</c> and <c>?</c>, one after the other.</summary>
/// <param name="parts">The parts; neighbouring texts are joined, neighbouring stars are one.</param>
public sealed class WildcardText(IEnumerable<WildcardPart> parts)
{
    /// <summary>The parts.</summary>
    public IReadOnlyList<WildcardPart> Parts { get; } = Join(parts);

    /// <summary>Is it plain text without wildcards?</summary>
    public bool IsPlain => Parts.All(p => p.Text is not null);

    /// <summary>The plain text of a text without wildcards.</summary>
    public string PlainText => string.Concat(Parts.Select(p => p.Text));

    /// <summary>A text without wildcards.</summary>
    public static WildcardText Plain(string text) => new([new WildcardPart(text, false)]);

    /// <summary>
    /// Reads Sigma's notation: <c>*</c> and <c>?</c> are wildcards, <c>\*</c>, <c>\?</c> and <c>\\</c> the characters; any
    /// other backslash is itself.
    /// </summary>
    public static WildcardText Parse(string text)
    {
        var parts = new List<WildcardPart>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '*' or '?' or '\\')
            {
                _ = plain.Append(text[++i]);
            }
            else if (text[i] is '*' or '?')
            {
                parts.Add(new WildcardPart(plain.ToString(), false));
                _ = plain.Clear();
                parts.Add(text[i] == '*' ? WildcardPart.Star : WildcardPart.One);
            }
            else
            {
                _ = plain.Append(text[i]);
            }
        }

        parts.Add(new WildcardPart(plain.ToString(), false));
        return new WildcardText(parts);
    }

    /// <summary>The same text standing at a place of a value: with stars before or behind.</summary>
    public WildcardText At(TextPlace place) => new(
    [
        .. place is TextPlace.End or TextPlace.Anywhere ? [WildcardPart.Star] : Array.Empty<WildcardPart>(),
        .. Parts,
        .. place is TextPlace.Beginning or TextPlace.Anywhere ? [WildcardPart.Star] : Array.Empty<WildcardPart>(),
    ]);

    /// <summary>The same with letters of all scripts in lower case.</summary>
    public WildcardText Fold() => new(Parts.Select(p => p.Text is null ? p : p with { Text = p.Text.ToLowerInvariant() }));

    /// <summary>The same with every plain text replaced.</summary>
    public WildcardText Map(Func<string, string> change) => new(Parts.Select(p => p.Text is null ? p : p with { Text = change(p.Text) }));

    /// <summary>Sigma's notation.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            if (part.Text is null)
            {
                _ = text.Append(part.IsStar ? '*' : '?');
                continue;
            }

            for (var i = 0; i < part.Text.Length; i++)
            {
                var c = part.Text[i];
                var isEscaped = c is '*' or '?' || (c == '\\' && (i + 1 == part.Text.Length || part.Text[i + 1] is '*' or '?' or '\\'));
                _ = isEscaped ? text.Append('\\').Append(c) : text.Append(c);
            }
        }

        return text.ToString();
    }

    private static List<WildcardPart> Join(IEnumerable<WildcardPart> parts)
    {
        var joined = new List<WildcardPart>();
        foreach (var part in parts)
        {
            if (part.Text is { Length: 0 } || (part.IsStar && joined is [.., { IsStar: true }]))
            {
                continue;
            }

            if (part.Text is not null && joined is [.., { Text: { } before }])
            {
                joined[^1] = new WildcardPart(before + part.Text, false);
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }
}
