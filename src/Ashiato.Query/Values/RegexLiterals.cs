using System.Text;
using System.Text.RegularExpressions;

namespace Ashiato.Query.Values;

/// <summary>
/// Finds texts that must stand in whatever a regular expression matches. Knows only what is plain: runs of characters at
/// the top level, each without a quantifier that allows none. Anything it is not sure of gives nothing.
/// </summary>
internal static class RegexLiterals
{
    /// <summary>Shorter texts tell too little.</summary>
    private const int Least = 3;

    /// <summary>The longest such text, lower-cased; empty when there is none.</summary>
    public static IReadOnlyList<byte[]> Find(string pattern, RegexOptions options)
    {
        // Options inside the expression may change what blanks mean.
        if (options.HasFlag(RegexOptions.IgnorePatternWhitespace) || pattern.AsSpan().Count("(?") > pattern.AsSpan().Count("(?:") + pattern.AsSpan().Count("(?i)"))
        {
            return [];
        }

        var best = "";
        var run = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = Atom(pattern, ref i, out var character);
            if (next == Kind.Alternation)
            {
                return [];
            }

            if (next == Kind.Character && character < 0x80 && !AllowsNone(pattern, i + 1))
            {
                _ = run.Append(char.ToLowerInvariant(character));
                if (IsQuantifier(pattern, i + 1))
                {
                    // "ab+c": the run ends with the repeated character.
                    best = Longer(best, run);
                    SkipQuantifier(pattern, ref i);
                }
            }
            else
            {
                best = Longer(best, run);
                SkipQuantifier(pattern, ref i);
            }
        }

        best = Longer(best, run);
        return best.Length >= Least ? [Encoding.UTF8.GetBytes(best)] : [];
    }

    private enum Kind
    {
        Character,
        Other,
        Alternation,
    }

    /// <summary>Reads one atom; <paramref name="i"/> is left on its last character.</summary>
    private static Kind Atom(string pattern, ref int i, out char character)
    {
        character = pattern[i];
        switch (character)
        {
            case '|':
                return Kind.Alternation;
            case '\\' when i + 1 < pattern.Length:
                i++;
                character = pattern[i];
                return char.IsAsciiLetterOrDigit(character) ? Escape(pattern, ref i) : Kind.Character;
            case '[':
                SkipClass(pattern, ref i);
                return Kind.Other;
            case '(':
                SkipGroup(pattern, ref i);
                return Kind.Other;
            case '.' or '^' or '$' or '\\' or ')' or ']' or '*' or '+' or '?' or '{' or '}':
                return Kind.Other;
            default:
                return Kind.Character;
        }
    }

    /// <summary><c>\d</c> and its kind; those with more characters behind (<c>\x41</c>, <c>\u0041</c>, <c>\p{L}</c>) take them along.</summary>
    private static Kind Escape(string pattern, ref int i)
    {
        var more = pattern[i] switch { 'x' => 2, 'u' => 4, 'c' => 1, _ => 0 };
        i = Math.Min(i + more, pattern.Length - 1);
        if (pattern[i] is 'p' or 'P' or 'k' && i + 1 < pattern.Length && pattern[i + 1] is '{' or '<')
        {
            var end = pattern.IndexOfAny(['}', '>'], i);
            i = end < 0 ? pattern.Length - 1 : end;
        }

        return Kind.Other;
    }

    private static void SkipClass(string pattern, ref int i)
    {
        i += i + 1 < pattern.Length && pattern[i + 1] == '^' ? 2 : 1;
        i += i < pattern.Length && pattern[i] == ']' ? 1 : 0;
        while (i < pattern.Length && pattern[i] != ']')
        {
            i += pattern[i] == '\\' ? 2 : 1;
        }
    }

    private static void SkipGroup(string pattern, ref int i)
    {
        var depth = 0;
        for (; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == '[')
            {
                SkipClass(pattern, ref i);
            }
            else if (pattern[i] == '(')
            {
                depth++;
            }
            else if (pattern[i] == ')' && --depth == 0)
            {
                return;
            }
        }
    }

    private static bool IsQuantifier(string pattern, int at) => at < pattern.Length && pattern[at] is '*' or '+' or '?' or '{';

    private static bool AllowsNone(string pattern, int at) => at < pattern.Length && pattern[at] is '*' or '?' or '{';

    private static void SkipQuantifier(string pattern, ref int i)
    {
        if (!IsQuantifier(pattern, i + 1))
        {
            return;
        }

        i++;
        if (pattern[i] == '{')
        {
            var end = pattern.IndexOf('}', i);
            i = end < 0 ? pattern.Length - 1 : end;
        }

        i += i + 1 < pattern.Length && pattern[i + 1] is '?' or '+' ? 1 : 0;
    }

    private static string Longer(string best, StringBuilder run)
    {
        var text = run.ToString();
        _ = run.Clear();
        return text.Length > best.Length ? text : best;
    }
}
