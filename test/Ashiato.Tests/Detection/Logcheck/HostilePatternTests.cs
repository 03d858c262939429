using System.Text;
using Ashiato.Detection.Logcheck.Ere;
using Ashiato.Detection.Logcheck.Matching;

namespace Ashiato.Tests.Detection.Logcheck;

/// <summary>Patterns made to take for ever or all memory.</summary>
public sealed class HostilePatternTests
{
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("^(a|aa)+b?$")]
    [InlineData("^((a*)*)*b$")]
    [InlineData("(.*a.*){30}b")]
    public void Ends_soon_on_a_long_line(string pattern)
    {
        var set = Ere.Compile(Encoding.ASCII.GetBytes(pattern), EreLocale.Utf8, out _)!;
        var line = new byte[50_000];
        line.AsSpan().Fill((byte)'a');
        Assert.Equal(!pattern.EndsWith("b$", StringComparison.Ordinal) && !pattern.EndsWith("}b", StringComparison.Ordinal), set.Matches(line));
    }

    [Theory]
    [InlineData("(((a{100}){100}){100}){100}")]
    [InlineData("((((((((((x{9}){9}){9}){9}){9}){9}){9}){9}){9}){9})")]
    public void Is_refused_when_it_would_be_huge(string pattern)
    {
        Assert.Null(Ere.Compile(Encoding.ASCII.GetBytes(pattern), EreLocale.C, out var problem));
        Assert.Contains("too big", problem!.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_groups_are_refused() =>
        Assert.Null(Ere.Compile(Encoding.ASCII.GetBytes(new string('(', 50_000) + new string(')', 50_000)), EreLocale.C, out _));

    [Fact]
    public void Many_repetitions_of_repetitions_are_read_or_refused()
    {
        _ = Ere.Compile(Encoding.ASCII.GetBytes("a" + new string('*', 50_000)), EreLocale.C, out var stars);
        Assert.Null(stars);
        _ = Ere.Compile(Encoding.ASCII.GetBytes("a" + string.Concat(Enumerable.Repeat("{2}*", 20_000))), EreLocale.C, out var mixed);
        Assert.NotNull(mixed);
    }

    [Fact]
    public void A_full_table_is_begun_anew_and_the_answer_stays()
    {
        // Needs two to the power of fifteen states: whether there was an 'a' at each of the last fifteen places.
        var nodes = new EreNodes();
        var builder = new RuleProgramBuilder(EreLocale.C);
        builder.Add(EreParser.Parse("a.{15}b$"u8.ToArray(), EreLocale.C, nodes, out _)!, 0);
        var automaton = new LazyAutomaton(builder.Build());
        var random = new Random(3);
        var line = new byte[60_000];
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = (byte)"abc"[random.Next(3)];
        }

        for (var i = 0; i < 6; i++)
        {
            var cut = line.AsSpan(0, line.Length - i);
            Assert.Equal(cut[^1] == 'b' && cut[^17] == 'a', automaton.IsMatch(cut));
        }

        Assert.InRange(automaton.Flushes, 1, int.MaxValue);
        Assert.InRange(automaton.States, 1, StateTable.MostStates);
    }

    [Fact]
    public void Two_threads_get_the_answers_of_one()
    {
        var set = Ere.Compile("(a|b).{9}c\nxyz$"u8.ToArray(), EreLocale.Utf8, out _)!;
        var random = new Random(5);
        var lines = Enumerable.Range(0, 4_000).Select(_ => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 40).Select(_ => "abcxyz"[random.Next(6)])))).ToArray();
        var alone = Ere.Compile("(a|b).{9}c\nxyz$"u8.ToArray(), EreLocale.Utf8, out _)!;
        var expected = lines.Select(l => alone.Matches(l)).ToArray();
        var got = new bool[lines.Length];
        _ = Parallel.For(0, lines.Length, i => got[i] = set.Matches(lines[i]));
        Assert.Equal(expected, got);
    }
}
