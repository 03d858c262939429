using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Input.Formats;

/// <summary>What the words of an unknown message say.</summary>
public sealed class MessageHintsTests
{
    [Theory]
    [InlineData("login failed for user 'Taro Yamada' from 192.0.2.7", "failure", "192.0.2.7", "Taro Yamada")]
    [InlineData("access denied, rhost=host.example.net user=info", "failure", "host.example.net", "info")]
    [InlineData("request was rejected (client at 192.0.2.7 port 22)", "failure", "192.0.2.7", null)]
    [InlineData("accepted connection 192.0.2.7:4711", "success", "192.0.2.7", null)]
    [InlineData("denied: 192.0.2.7 to 192.0.2.8", "failure", null, null)]
    [InlineData("version 1.2.3.4 started", null, null, null)]
    public void Words_are_read(string message, string? outcome, string? client, string? user)
    {
        var raw = Encoding.UTF8.GetBytes(message);
        var record = new Record();
        record.Reset(raw, 0, raw.Length);

        MessageHints.Read(raw, record);

        Assert.Equal(outcome, record.GetString(FieldNames.EventOutcome));
        Assert.Equal(client, record.GetString(FieldNames.SourceIp) ?? record.GetString(FieldNames.SourceDomain));
        Assert.Equal(user, record.GetString(FieldNames.UserName));
    }
}
