using System.Text;
using Ashiato.Query.Literals;

namespace Ashiato.Tests.Query.Literals;

/// <summary>The automaton finds what looking for each text by itself finds.</summary>
public sealed class LiteralAutomatonTests
{
    [Theory]
    [InlineData("he,she,his,hers", "ushers", "0,1,3")]
    [InlineData("he,she,his,hers", "USHERS", "0,1,3")]
    [InlineData("He,SHE", "ushers", "0,1")]
    [InlineData("abcd,bc,c", "xabcx", "1,2")]
    [InlineData("a,a", "xax", "0,1")]
    [InlineData("ログ,og", "sysログlog", "0,1")]
    [InlineData("abc", "ab", "")]
    [InlineData("0123456789012345678901", "x01234567890123456789x", "0")]
    public void TextsAreFound(string texts, string value, string expected) =>
        Assert.Equal(expected, string.Join(',', Found([.. texts.Split(',').Select(Encoding.UTF8.GetBytes)], Encoding.UTF8.GetBytes(value))));

    [Fact]
    public void OneNumberMayStandForSeveralTexts()
    {
        var automaton = new LiteralAutomaton([[.. "ab"u8], [.. "cd"u8], [.. "bc"u8]], [65, 65, 2]);
        var marks = new ulong[2];
        Assert.True(automaton.Mark("xcd"u8, marks));
        Assert.Equal([0UL, 2UL], marks);
        Assert.True(automaton.Mark("abc"u8, marks));
        Assert.Equal([4UL, 2UL], marks);
    }

    [Fact]
    public void RandomTextsAreFoundAsOneByOne()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 500; round++)
        {
            var texts = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Letters(random, random.Next(1, 13))).ToList();
            // Long values are walked over in four parts: what stands on a border is found too.
            var value = Letters(random, random.Next(0, 250));
            var lower = Encoding.ASCII.GetString(value).ToLowerInvariant();
            var expected = Enumerable.Range(0, texts.Count).Where(i => lower.Contains(Encoding.ASCII.GetString(texts[i]).ToLowerInvariant(), StringComparison.Ordinal));
            Assert.Equal(expected, Found(texts, value));
        }
    }

    private static byte[] Letters(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => "abAB/"u8[random.Next(5)])];

    private static List<int> Found(List<byte[]> texts, byte[] value)
    {
        var automaton = new LiteralAutomaton(texts, [.. Enumerable.Range(0, texts.Count)]);
        var marks = new ulong[1];
        var any = automaton.Mark(value, marks);
        var found = Enumerable.Range(0, 64).Where(i => (marks[0] >> i & 1) == 1).ToList();
        Assert.Equal(found.Count > 0, any);
        return found;
    }
}
