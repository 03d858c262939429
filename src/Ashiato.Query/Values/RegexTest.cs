using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Ashiato.Query.Values;

/// <summary>A regular expression that has to match somewhere in the value, in linear time whatever the value.</summary>
public sealed class RegexTest : ValueTest
{
    /// <summary>Characters that are decoded on the stack.</summary>
    private const int OnStack = 512;

    /// <summary>Shorter texts are no good sieve of rules.</summary>
    private const int LeastLiteral = 3;

    /// <summary>Longer ones are not told apart: then the fewest.</summary>
    private const int Telling = 6;

    private readonly RegexOptions _options;

    /// <summary>Of each of these sets one text stands in what matches: most values are turned away by that, and most expressions never made.</summary>
    private readonly IReadOnlyList<byte[]>[] _needs;

    private volatile Regex? _regex;

    /// <summary>A test. A linear-time automaton takes megabytes and tens of milliseconds to make: it is made when the first value asks.</summary>
    /// <param name="pattern">The expression; what needs going back over the text (look-around, back references) is refused.</param>
    /// <param name="options">Case, and what dots and anchors mean.</param>
    /// <param name="isChecked">Is it known that <see cref="Check"/> does not refuse the expression?</param>
    /// <exception cref="FormatException">The expression is malformed or cannot be matched in linear time; the message says why.</exception>
    public RegexTest(string pattern, RegexOptions options = RegexOptions.None, bool isChecked = false)
    {
        if (!isChecked)
        {
            Check(pattern, options);
        }

        _options = Linear(options);
        Pattern = pattern;
        _needs = [.. RegexLiterals.Find(pattern, options)];
        Literals = Sieve();
    }

    /// <summary>Looks whether an expression can be used.</summary>
    /// <exception cref="FormatException">It is malformed or cannot be matched in linear time; the message says why.</exception>
    public static void Check(string pattern, RegexOptions options)
    {
        try
        {
            _ = new Regex(pattern, options | RegexOptions.CultureInvariant);
            if (MayBeRefused(pattern))
            {
                _ = new Regex(pattern, Linear(options));
            }
        }
        catch (NotSupportedException e)
        {
            throw new FormatException("the expression cannot be matched in linear time: " + e.Message, e);
        }
        catch (ArgumentException e)
        {
            throw new FormatException("the expression is malformed: " + e.Message, e);
        }
    }

    /// <summary>The expression.</summary>
    public string Pattern { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Literals { get; }

    /// <inheritdoc/>
    public override int Cost => 100;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> value)
    {
        foreach (var texts in _needs)
        {
            if (!HasOne(value, texts))
            {
                return false;
            }
        }

        var regex = _regex ??= new Regex(Pattern, _options);
        if (value.Length <= OnStack)
        {
            Span<char> text = stackalloc char[OnStack];
            return regex.IsMatch(text[..Encoding.UTF8.GetChars(value, text)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(value.Length);
        try
        {
            return regex.IsMatch(rented.AsSpan(0, Encoding.UTF8.GetChars(value, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"~\"{Pattern}\"";

    /// <summary>The set with the longest texts, and of these the fewest; they are sorted by that.</summary>
    private IReadOnlyList<byte[]> Sieve()
    {
        IReadOnlyList<byte[]> best = [];
        var longest = LeastLiteral - 1;
        foreach (var texts in _needs)
        {
            var shortest = Telling;
            for (var i = 0; i < texts.Count; i++)
            {
                shortest = Math.Min(shortest, texts[i].Length);
            }

            if (shortest > longest)
            {
                (best, longest) = (texts, shortest);
            }
        }

        return best;
    }

    private static bool HasOne(ReadOnlySpan<byte> value, IReadOnlyList<byte[]> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (new LiteralText(texts[i], isCased: false).IndexIn(value, 0) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static RegexOptions Linear(RegexOptions options) => options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>Look-around, back references, atomic groups, conditions and large counts are what automata refuse.</summary>
    private static bool MayBeRefused(string pattern)
    {
        for (var i = 0; i + 1 < pattern.Length; i++)
        {
            if ((pattern[i] == '\\' && (char.IsAsciiDigit(pattern[i + 1]) || pattern[i + 1] is 'k' or 'G'))
                || (pattern[i] == '(' && pattern[i + 1] == '?' && i + 2 < pattern.Length && pattern[i + 2] is '=' or '!' or '<' or '>' or '(')
                || (pattern[i] == '{' && IsLarge(pattern.AsSpan(i + 1))))
            {
                return true;
            }

            i += pattern[i] == '\\' ? 1 : 0;
        }

        return false;
    }

    /// <summary>A count of three digits or more.</summary>
    private static bool IsLarge(ReadOnlySpan<char> counts)
    {
        var digits = 0;
        foreach (var c in counts[..Math.Min(counts.Length, 24)])
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits >= 3 || c == '}')
            {
                break;
            }
        }

        return digits >= 3;
    }
}
