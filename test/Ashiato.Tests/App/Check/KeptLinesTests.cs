using System.Text;
using Ashiato.App.Pipelines.Check;
using Ashiato.Detection.Logcheck;

namespace Ashiato.Tests.App.Check;

/// <summary>Lines come back in the order of sort -k 1,3 -s, from memory and from temporary files.</summary>
public sealed class KeptLinesTests
{
    private static readonly LineVerdict[] Verdicts = [new(0, false), new(1, false), new(1, true)];

    [Theory]
    [InlineData(1_000_000, false)]
    [InlineData(300, false)]
    [InlineData(1, false)]
    [InlineData(300, true)]
    public void Lines_are_sorted_and_none_is_lost(int most, bool isUnique)
    {
        var random = new Random(most);
        var all = Enumerable.Range(0, 500).Select(i => (Line: $"Mar {random.Next(3)}  0{random.Next(4)} host {(isUnique ? i % 7 : i)} ", Verdict: Verdicts[random.Next(3)])).ToList();
        using var kept = new KeptLines(2, isUnique) { Most = (most, most) };
        foreach (var (line, verdict) in all)
        {
            kept.Add(Encoding.ASCII.GetBytes(line), verdict);
        }

        foreach (var section in new[] { 0, 1 })
        {
            var lines = all.Where(l => l.Verdict.Section == section && !l.Verdict.IsOnlyWithoutAttack).Select(l => l.Line);
            var sorted = isUnique ? lines.Distinct().Order(StringComparer.Ordinal) : lines.OrderBy(Key, StringComparer.Ordinal);
            var got = new List<string>();
            kept.Read(section, isAttack: true, l => got.Add(Encoding.ASCII.GetString(l)));
            Assert.Equal(sorted, got);
        }
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a b c d", 5)]
    [InlineData("a b  ", 5)]
    [InlineData("  a\tb c d", 7)]
    [InlineData("Mar  2 06:25:01 host1", 15)]
    public void A_key_ends_with_the_third_field(string line, int length) => Assert.Equal(length, SortKey.Length(Encoding.ASCII.GetBytes(line)));

    private static string Key(string line) => line[..SortKey.Length(Encoding.ASCII.GetBytes(line))];
}
