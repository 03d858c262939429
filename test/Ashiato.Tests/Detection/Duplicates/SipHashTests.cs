using Ashiato.Detection.Duplicates;

namespace Ashiato.Tests.Detection.Duplicates;

public sealed class SipHashTests
{
    /// <summary>The example of the paper (15 bytes) and its authors' first vectors: key and input count up from zero.</summary>
    [Theory]
    [InlineData(0, 0x726fdb47dd0e0e31UL)]
    [InlineData(1, 0x74f839c593dc67fdUL)]
    [InlineData(8, 0x93f5f5799a932462UL)]
    [InlineData(15, 0xa129ca6149be45e5UL)]
    public void It_gives_the_published_values(int length, ulong expected)
    {
        byte[] data = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        Assert.Equal(expected, SipHash.Of(0x0706050403020100, 0x0f0e0d0c0b0a0908, data));
    }
}
