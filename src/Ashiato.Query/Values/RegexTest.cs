using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Ashiato.Query.Values;

/// <summary>A regular expression that has to match somewhere in the value, in linear time whatever the value.</summary>
public sealed class RegexTest : ValueTest
{
    /// <summary>Characters that are decoded on the stack.</summary>
    private const int OnStack = 512;

    private readonly Regex _regex;

    /// <summary>A test.</summary>
    /// <param name="pattern">The expression; what needs going back over the text (look-around, back references) is refused.</param>
    /// <param name="options">Case, and what dots and anchors mean.</param>
    /// <exception cref="FormatException">The expression is malformed or cannot be matched in linear time; the message says why.</exception>
    public RegexTest(string pattern, RegexOptions options = RegexOptions.None)
    {
        try
        {
            _regex = new Regex(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException e)
        {
            throw new FormatException("the expression cannot be matched in linear time: " + e.Message, e);
        }
        catch (ArgumentException e)
        {
            throw new FormatException("the expression is malformed: " + e.Message, e);
        }

        Pattern = pattern;
        Literals = RegexLiterals.Find(pattern, options);
    }

    /// <summary>The expression.</summary>
    public string Pattern { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Literals { get; }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> value)
    {
        if (value.Length <= OnStack)
        {
            Span<char> text = stackalloc char[OnStack];
            return _regex.IsMatch(text[..Encoding.UTF8.GetChars(value, text)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(value.Length);
        try
        {
            return _regex.IsMatch(rented.AsSpan(0, Encoding.UTF8.GetChars(value, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"~\"{Pattern}\"";
}
