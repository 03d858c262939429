using System.Text;
using System.Text.RegularExpressions;
using Ashiato.Query.Values;

namespace Ashiato.Tests.Query.Values;

/// <summary>What must stand in a match is found, and never more than that.</summary>
public sealed class RegexLiteralsTests
{
    [Theory]
    [InlineData("/etc/shadow", "/etc/shadow")]
    [InlineData(@"\bufw\s+(--force\s+)?(disable|reset)\b", "ufw & disable|reset")]
    [InlineData("ab+cd", "bcd")]
    [InlineData("abc?", "abc|ab")]
    [InlineData("x(ab|cd)y", "xaby|xcdy")]
    [InlineData("[Dd][Rr][Oo][Pp] +[Tt]", "drop &  t")]
    [InlineData("(abc|d)", "")]
    [InlineData("(abc)?def", "abcdef|def")]
    [InlineData("(abc)*def", "def")]
    [InlineData("(abc){2,3}def", "abc & abcdef")]
    [InlineData("abc|def", "abc|def")]
    [InlineData(@"abc\d+|def", "abc|def")]
    [InlineData(@"abc\d+|.*", "")]
    [InlineData("a[b-d]ef", "ef")]
    [InlineData("ab[^c]de", "ab & de")]
    [InlineData(@"a\.b\x2dc", "a.b-c")]
    [InlineData("(?i)LS_Colors", "ls_colors")]
    [InlineData("(?<n>abc)", "")]
    [InlineData(@"\p{L}abc", "")]
    [InlineData("abc{", "")]
    [InlineData("abログcd", "ab & cd")]
    public void NeedsAreFound(string pattern, string expected)
    {
        var found = RegexLiterals.Find(pattern, RegexOptions.None).Select(n => string.Join('|', n.Select(Encoding.UTF8.GetString)));
        Assert.Equal(expected.Split(" & ", StringSplitOptions.RemoveEmptyEntries).Order(), found.Order());
    }

    /// <summary>Random expressions over few letters say of random values what the framework says.</summary>
    [Fact]
    public void ExpressionsMatchAsWithoutThem()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 400; round++)
        {
            var pattern = Pattern(random, 3);
            var (test, regex) = (new RegexTest(pattern), new Regex(pattern, RegexOptions.CultureInvariant));
            for (var i = 0; i < 40; i++)
            {
                var value = string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => "abcAB. "[random.Next(7)]));
                Assert.True(regex.IsMatch(value) == test.Matches(Encoding.UTF8.GetBytes(value)), $"{pattern} on '{value}'");
            }
        }
    }

    private static string Pattern(Random random, int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Atom(random, depth) + Quantifier(random)));

    private static string Atom(Random random, int depth) => random.Next(depth > 0 ? 10 : 7) switch
    {
        0 => "[ab]",
        1 => "[^a]",
        2 => @"\.",
        3 => ".",
        4 => @"\w",
        5 => "ab",
        6 => "abc"[random.Next(3)].ToString(),
        7 => "(" + Pattern(random, depth - 1) + ")",
        _ => "(" + Pattern(random, depth - 1) + "|" + Pattern(random, depth - 1) + ")",
    };

    private static string Quantifier(Random random) => random.Next(10) switch { 0 => "?", 1 => "*", 2 => "+", 3 => "{2}", 4 => "{1,2}?", _ => "" };
}
