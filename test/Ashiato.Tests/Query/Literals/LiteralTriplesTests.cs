using System.Text;
using Ashiato.Query.Literals;

namespace Ashiato.Tests.Query.Literals;

/// <summary>Texts of four bytes and more are found as looking for each by itself finds them.</summary>
public sealed class LiteralTriplesTests
{
    [Theory]
    [InlineData("jndi,wget ", "GET /?x=${JNDI:ldap} wget x", "0,1")]
    [InlineData("=cmd+/c+", "=cmd+/c", "")]
    [InlineData("=cmd+/c+", "x=CMD+/C+", "0")]
    [InlineData("abcd,bcde,cdef", "xabcdefx", "0,1,2")]
    [InlineData("abcd,abcd", "abcd", "0,1")]
    [InlineData("abcd,abcdefgh", "abcdefg", "0")]
    [InlineData("ログ,syslog", "sysログsyslog", "0,1")]
    [InlineData("@bcd", "`bcd", "")]
    [InlineData("wxyz", "wxy", "")]
    public void TextsAreFound(string texts, string value, string expected) =>
        Assert.Equal(expected, string.Join(',', Found([.. texts.Split(',').Select(Encoding.UTF8.GetBytes)], Encoding.UTF8.GetBytes(value))));

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public void RandomTextsAreFoundAsOneByOne(int shortest)
    {
        var random = new Random(20261121);
        for (var round = 0; round < 1_000; round++)
        {
            var texts = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Letters(random, random.Next(shortest, shortest + 5))).ToList();
            var value = Letters(random, random.Next(0, 250));
            var lower = Encoding.ASCII.GetString(value).ToLowerInvariant();
            var expected = Enumerable.Range(0, texts.Count).Where(i => lower.Contains(Encoding.ASCII.GetString(texts[i]).ToLowerInvariant(), StringComparison.Ordinal));
            Assert.Equal(expected, Found(texts, value));
        }
    }

    [Fact]
    public void AnyBytesAreNoTrouble()
    {
        var random = new Random(7);
        for (var round = 0; round < 1_000; round++)
        {
            var texts = Enumerable.Range(0, 20).Select(_ => Bytes(random, random.Next(4, 9))).ToList();
            var value = Bytes(random, random.Next(0, 100)).Concat(texts[3]).Concat(Bytes(random, random.Next(0, 5))).ToArray();
            Assert.Contains(3, Found(texts, value));
        }
    }

    [Fact]
    public void ShortTextsAreLeftToTheAutomaton()
    {
        Assert.IsType<LiteralTriples>(LiteralFinder.For([[.. "abcd"u8]], [0]));
        Assert.IsType<LiteralAutomaton>(LiteralFinder.For([[.. "abcd"u8], [.. "abc"u8]], [0, 1]));
    }

    private static byte[] Letters(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => "abAB/"u8[random.Next(5)])];

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static List<int> Found(List<byte[]> texts, byte[] value)
    {
        var marks = new ulong[1];
        var any = new LiteralTriples(texts, [.. Enumerable.Range(0, texts.Count)]).Mark(value, marks);
        var found = Enumerable.Range(0, 64).Where(i => (marks[0] >> i & 1) == 1).ToList();
        Assert.Equal(found.Count > 0, any);
        return found;
    }
}
