using System.Text.RegularExpressions;
using Ashiato.Query.Values;

namespace Ashiato.Tests.Query.Values;

/// <summary>What is not refused at first can be used: the automaton is made long after, when a value asks.</summary>
public sealed class RegexTestTests
{
    [Theory]
    [InlineData("(?:a{99}b{99}){99}")]
    [InlineData("(?:(?:(?:a{20}){20}){20}){20}")]
    [InlineData("(?'b'x)(?'a-b'y)")]
    [InlineData(@"(?'b'x)\'b'")]
    [InlineData("(?>ab)c")]
    [InlineData("(a)(?(1)b|c)")]
    [InlineData("a(?=b)")]
    [InlineData(@"(a)\1")]
    public void What_no_automaton_can_match_is_refused_at_once(string pattern) =>
        Assert.Contains("in linear time", Assert.Throws<FormatException>(() => new RegexTest(pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_too_large_is_refused_at_once()
    {
        _ = Assert.Throws<FormatException>(() => new RegexTest(new string('a', 11_000)));
        _ = Assert.Throws<FormatException>(() => new RegexTest(string.Concat(Enumerable.Repeat("(?:", 14)) + "a" + string.Concat(Enumerable.Repeat("b)+", 14))));
        _ = Assert.Throws<FormatException>(() => new RegexTest("(?x)" + string.Concat(Enumerable.Repeat("(?:", 14)) + "a" + string.Concat(Enumerable.Repeat("b) +", 14))));
    }

    [Theory]
    [InlineData("(?:ab{2,3})+c", "xabbcx")]
    [InlineData(@"(?i)a\{3}\)+", "A{3}))")]
    [InlineData(@"[({]a+", "{a")]
    public void What_is_not_refused_matches(string pattern, string value) => Assert.True(new RegexTest(pattern).Matches(System.Text.Encoding.UTF8.GetBytes(value)));

    /// <summary>Whatever is put together, the expression is refused when the test is made or never.</summary>
    [Fact]
    public void Nothing_is_refused_later()
    {
        var random = new Random(20261122);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var pattern = Pattern(random, 7);
            try
            {
                RegexTest.Check(pattern, RegexOptions.None);
            }
            catch (FormatException)
            {
                refused++;
                continue;
            }

            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }

        Assert.InRange(refused, 1, 299);
    }

    private static string Pattern(Random random, int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        (depth == 0 ? "ab" : "(?:" + Pattern(random, depth - 1) + ")") + (random.Next(6) switch { 0 => "*", 1 => "?", 2 => "{" + random.Next(1, 9) + "}", _ => "+" })));
}
