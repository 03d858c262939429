using System.Text;
using Ashiato.Core;

namespace Ashiato.Tests.Core;

public sealed class InternetAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.0/24", true)]
    [InlineData("192.0.3.7", "192.0.2.0/24", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.0/24", true)]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "0.0.0.0/0", true)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.0/120", true)]
    [InlineData("192.0.2.7", "::/0", false)]
    [InlineData("192.0.2.7", "::/8", false)]
    [InlineData("2001:db8::7", "::/0", true)]
    [InlineData("2001:db8::7", "0.0.0.0/0", false)]
    [InlineData("2001:db8:1::7", "2001:db8::/32", true)]
    [InlineData("2001:db9::7", "2001:db8::/32", false)]
    public void An_address_is_in_networks_of_its_own_kind(string address, string network, bool isIn)
    {
        Assert.True(InternetAddress.TryParse(Encoding.ASCII.GetBytes(address), out var parsed));
        Assert.True(InternetAddress.TryParseNetwork(Encoding.ASCII.GetBytes(network), out var first, out var length));
        Assert.Equal(isIn, parsed.IsIn(first, length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/24")]
    [InlineData("192.0.2.0/")]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2.0/+1")]
    [InlineData("192.0.2.0/-1")]
    [InlineData("192.0.2.0/24x")]
    [InlineData("192.0.2.0/24/8")]
    [InlineData("192.0.2.0/99999999999")]
    [InlineData("2001:db8::/129")]
    [InlineData("name/24")]
    [InlineData("192.0.2.０/24")]
    public void What_is_no_network_is_refused(string text) => Assert.False(InternetAddress.TryParseNetwork(Encoding.UTF8.GetBytes(text), out _, out _));
}
