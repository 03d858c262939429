using System.Text;

namespace Ashiato.Tests.Detection.Logcheck;

/// <summary>
/// Made-up patterns over made-up lines against the real grep -E, in both locales. Left out is where grep contradicts itself,
/// because in UTF-8 the C library decides about some patterns: repeated places, <c>{</c> at the beginning, repetitions of repetitions.
/// </summary>
public sealed class EreDifferentialTests
{
    private const int Patterns = 260;
    private const int Lines = 60;

    private static readonly string[] Atoms =
    [
        "a", "b", "ab", "-", " ", "1", "_", ".", "\\.", "[ab]", "[^a]", "[[:alpha:]]", "[[:digit:]_]", "[^[:space:]]", "[[:punct:]]", "[[:upper:][:lower:]-]", "[a-c1-3]",
        "[]x]", "[^]-]", "[[=a=]b]", "[[.-.]a]", "\\w", "\\W", "\\s", "\\S", "\\b", "\\B", "\\<", "\\>", "^", "$", "\\`", "\\'", "()", "(a|)", "a{", "}", "]", "\\{",
        "\xc3\xa9", "[\xc3\xa9\xe3\x81\x82]", "[^\xc3\xa9]", "\xe3\x81\x82", "[[:alnum:]._-]", "[[:blank:]]", "[[:print:]]", "[[:cntrl:]]", "[[:graph:]]", "[[:xdigit:]]",
    ];

    private static readonly string[] Repetitions = ["*", "+", "?", "{2}", "{1,2}", "{,2}", "{2,}", "{,}"];

    private static readonly string[] Pieces =
    [
        "a", "b", "c", "A", "1", "_", "-", " ", ".", "{", "}", "]", "\t", "\x01", "\xc3\xa9", "\xe3\x81\x82", "\xe3\x80\x80", "\xc2\xa0", "\xe9", "\xff", "\xe3\x81", "x",
    ];

    [Theory]
    [InlineData("C", 1)]
    [InlineData("C.UTF-8", 2)]
    public void Matches_the_lines_that_grep_matches(string locale, int seed)
    {
        var grep = Needs.Program("grep");
        var random = new Random(seed);
        using var directory = new TempDirectory();
        var lines = Enumerable.Range(0, Lines).Select(_ => Ere.Bytes(Line(random))).ToList();
        var file = directory.Write("lines", lines.SelectMany(l => l.Append((byte)'\n')).ToArray());
        var pairs = 0;
        var wrong = new List<string>();
        for (var i = 0; i < Patterns; i++)
        {
            var pattern = Ere.Bytes(Alternation(random, 2));
            if (pattern.Length == 0 || pattern[0] == '#' || Ere.Compile(pattern, EreTests.Locale(locale), out var problem) is not { } set)
            {
                continue;
            }

            Assert.Null(problem);
            if (Grep.Matches(grep, locale, pattern, directory.Path, file) is { } theirs)
            {
                pairs += lines.Count;
                wrong.AddRange(lines.Index().Where(l => set.Matches(l.Item) != theirs.Contains(l.Index))
                    .Select(l => $"{Encoding.Latin1.GetString(pattern)} on '{Encoding.Latin1.GetString(l.Item)}': grep {theirs.Contains(l.Index)}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.InRange(pairs, 10_000, int.MaxValue);
    }

    private static string Line(Random random) => string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Alternation(Random random, int depth) =>
        string.Join('|', Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => Sequence(random, depth)));

    private static string Sequence(Random random, int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Part(random, depth)));

    private static string Part(Random random, int depth)
    {
        var atom = depth > 0 && random.Next(5) == 0 ? $"({Alternation(random, depth - 1)})" : Atoms[random.Next(Atoms.Length)];
        // Places are not repeated: there grep does not agree with itself from one locale to the other.
        return atom[0] is '^' or '$' || (atom[0] == '\\' && atom[1] is not ('.' or 'w' or 'W' or 's' or 'S' or '{')) || random.Next(3) > 0
            ? atom : atom + Repetitions[random.Next(Repetitions.Length)];
    }
}
