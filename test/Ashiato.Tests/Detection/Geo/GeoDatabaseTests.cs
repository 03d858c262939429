using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Geo;

namespace Ashiato.Tests.Detection.Geo;

public sealed class GeoDatabaseTests
{
    private static readonly (string, string, double?, double?)[] Entries =
    [
        ("192.0.2.0/24", "JP", 35.7, 139.7), ("198.51.100.0/25", "DE", 52.5, 13.4), ("203.0.113.7/32", "BR", null, null), ("2001:db8::/32", "US", 40.7, -74.0),
    ];

    [Theory]
    [InlineData(24)]
    [InlineData(28)]
    [InlineData(32)]
    public void Countries_are_found_by_the_longest_network(int bits)
    {
        var geo = new GeoDatabase([new MmdbReader(MmdbFile.Make(bits, Entries))]);
        string? Country(string address) => geo.Find(Encoding.ASCII.GetBytes(address))?.Country;
        Assert.Equal("JP", Country("192.0.2.200"));
        Assert.Equal("DE", Country("198.51.100.1"));
        Assert.Null(Country("198.51.100.129"));
        Assert.Equal("BR", Country("203.0.113.7"));
        Assert.Null(Country("203.0.113.8"));
        Assert.Equal("US", Country("2001:db8:1::9"));
        Assert.Equal("JP", Country("::ffff:192.0.2.1"));
        Assert.Null(Country("no address"));
        Assert.InRange(geo.Find("192.0.2.1"u8)!.KilometresTo(geo.Find("198.51.100.1"u8)!)!.Value, 8_800, 9_050);
    }

    [Fact]
    public void Damaged_files_are_refused_or_answer_but_never_crash_or_hang()
    {
        var whole = MmdbFile.Make(28, Entries);
        var random = new Random(5);
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = whole.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Array.Resize(ref bytes, i % 3 == 0 ? random.Next(bytes.Length) : bytes.Length);
            try
            {
                var geo = new GeoDatabase([new MmdbReader(bytes)]);
                foreach (var address in (string[])["192.0.2.1", "198.51.100.1", "203.0.113.7", "2001:db8::1"])
                {
                    _ = geo.Find(Encoding.ASCII.GetBytes(address));
                }
            }
            catch (InvalidDataException)
            {
                // That is the answer to a damaged file.
            }
        }
    }

    [Fact]
    public void A_file_that_proves_damaged_is_told_and_not_asked_again()
    {
        var bytes = MmdbFile.Make(28, Entries);
        var (first, second) = (Place(bytes, "JP"), Place(bytes, "DE"));
        bytes[first - 1] = bytes[second - 1] = 0x5F;
        var geo = new GeoDatabase([new MmdbReader(bytes, "broken.mmdb"), new MmdbReader(MmdbFile.Make(24, Entries))]);
        Assert.Empty(geo.Problems);
        Assert.Equal("JP", geo.Find("192.0.2.1"u8)?.Country);
        Assert.Equal("DE", geo.Find("198.51.100.1"u8)?.Country);
        Assert.Equal("BR", geo.Find("203.0.113.7"u8)?.Country);
        Assert.Equal((ProblemKind.Damaged, "broken.mmdb"), (Assert.Single(geo.Problems).Kind, geo.Problems[0].Path));
        Assert.False(geo.IsEmpty);
    }

    /// <summary>One long text, pointed at by hundreds of members, is not decoded hundreds of times.</summary>
    [Theory]
    [InlineData(50, true)]
    [InlineData(284, false)]
    public void An_answer_is_not_larger_than_its_bound(int members, bool isRead)
    {
        byte[] text = [0x5E, 0x25, 0xF3, .. new byte[10_000]];
        byte[] list = [0x1D, 0x04, (byte)(members - 29), .. Enumerable.Repeat((byte[])[0x20, 0x00], members).SelectMany(p => p)];
        var reader = new MmdbReader(MmdbFile.Of([.. text, 0xE1, 0x41, (byte)'a', .. list], text.Length));
        var address = InternetAddress.TryParse("192.0.2.1"u8, out var parsed) ? parsed : default;
        if (isRead)
        {
            Assert.NotNull(reader.Find(address));
        }
        else
        {
            _ = Assert.Throws<InvalidDataException>(() => reader.Find(address));
        }
    }

    private static int Place(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text));

    [Fact]
    public void What_is_no_database_is_said() => Assert.Throws<InvalidDataException>(() => new MmdbReader("hello"u8.ToArray()));
}
