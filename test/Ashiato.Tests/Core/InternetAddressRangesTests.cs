using System.Text;
using Ashiato.Core;

namespace Ashiato.Tests.Core;

public sealed class InternetAddressRangesTests
{
    [Theory]
    [InlineData("127.0.0.1", true, false)]
    [InlineData("127.255.255.254", true, false)]
    [InlineData("::1", true, false)]
    [InlineData("::ffff:127.0.0.1", true, false)]
    [InlineData("10.0.0.1", false, true)]
    [InlineData("172.16.0.1", false, true)]
    [InlineData("172.31.255.255", false, true)]
    [InlineData("192.168.1.1", false, true)]
    [InlineData("169.254.169.254", false, true)]
    [InlineData("::ffff:10.0.0.1", false, true)]
    [InlineData("fd00::1", false, true)]
    [InlineData("fe80::1", false, true)]
    [InlineData("128.0.0.1", false, false)]
    [InlineData("126.255.255.255", false, false)]
    [InlineData("11.0.0.1", false, false)]
    [InlineData("172.15.0.1", false, false)]
    [InlineData("172.32.0.1", false, false)]
    [InlineData("192.169.0.1", false, false)]
    [InlineData("203.0.113.9", false, false)]
    [InlineData("2001:db8::1", false, false)]
    [InlineData("::2", false, false)]
    public void The_machine_itself_and_private_networks(string text, bool isLoopback, bool isPrivate)
    {
        Assert.True(InternetAddress.TryParse(Encoding.UTF8.GetBytes(text), out var address));
        Assert.Equal((isLoopback, isPrivate), (address.IsLoopback, address.IsPrivate));
    }
}
