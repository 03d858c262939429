using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Ashiato.Query.Literals;

namespace Ashiato.Query.Values;

/// <summary>A regular expression that has to match somewhere in the value, in linear time whatever the value.</summary>
public sealed class RegexTest : ValueTest
{
    /// <summary>Characters that are decoded on the stack.</summary>
    private const int OnStack = 512;

    /// <summary>Shorter texts are no good sieve of rules.</summary>
    private const int LeastLiteral = 3;

    /// <summary>The framework refuses automata of more than 10,000 nodes.</summary>
    private const int SurelySmall = 5_000;

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
            if (MayBeRefused(pattern, options))
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
        var most = LeastLiteral - 1;
        foreach (var texts in _needs)
        {
            if (Telling.Of(texts, t => t.Length) is var telling && telling > most)
            {
                (best, most) = (texts, telling);
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

    /// <summary>
    /// Look-around, back references, atomic groups, conditions and balancing groups are what automata refuse; and what is too
    /// large. A count takes as many copies of its part, "+" two: the size meant here is never less than the automaton's.
    /// </summary>
    private static bool MayBeRefused(string pattern, RegexOptions options)
    {
        // Blanks may stand between a group and its sign.
        if (options.HasFlag(RegexOptions.IgnorePatternWhitespace))
        {
            return true;
        }

        var size = 2L * pattern.Length;
        for (var i = 0; i + 1 < pattern.Length && size <= SurelySmall; i++)
        {
            var next = pattern[i + 1];
            switch (pattern[i])
            {
                case '\\' when char.IsAsciiDigit(next) || next is 'k' or 'G' or '<' or '\'':
                case '(' when next == '?' && !IsPlainGroup(pattern.AsSpan(i + 2)):
                case '{' when char.IsAsciiDigit(next):
                    return true;
                case ')' when next == '+':
                    size *= 2;
                    break;
                case '\\':
                    i++;
                    break;
            }
        }

        return size > SurelySmall;
    }

    private static bool IsPlainGroup(ReadOnlySpan<char> rest) => rest is [':', ..] or ['i', ')' or ':', ..];
}
