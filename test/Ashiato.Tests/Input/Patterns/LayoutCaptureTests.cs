using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Tests.Input.Patterns;

public sealed class LayoutCaptureTests
{
    [Theory]
    [InlineData("{log.level:level} x", "WARN x", "log.level=WARN")]
    [InlineData("{log.level:level} x", "debug3 x", "log.level=debug3")]
    [InlineData("{log.level:level} x", "WARNINGS x", null)]
    [InlineData("{log.level:level}{:blanks}[x]", "INFO  [x]", "log.level=INFO")]
    [InlineData("{log.level:level}{:blanks}[x]", "INFO[x]", "log.level=INFO")]
    [InlineData("{log.logger:name}: {message:rest}", "org.example.A$B: text", "log.logger=org.example.A$B")]
    [InlineData("{log.logger:name}: {message:rest}", "shop::orders: text", "log.logger=shop::orders")]
    [InlineData("{log.logger:name}: {message:rest}", "two words: text", null)]
    [InlineData("[{log.logger:padded}] {message:rest}", "[main     ] text", "log.logger=main")]
    [InlineData("{{{log.logger:word}} x", "{a} x", "log.logger=a")]
    public void A_capture_holds_what_its_type_says(string template, string text, string? expected)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var record = new Record();
        record.Reset(bytes, 0, bytes.Length);
        var found = new MessagePattern("test.kind", template).TryRead(record.Raw, record);
        Assert.Equal(expected is not null, found);
        if (expected is not null)
        {
            var name = expected[..expected.IndexOf('=', StringComparison.Ordinal)];
            Assert.Equal(expected[(name.Length + 1)..], record.GetString(FieldName.Get(name)));
        }
    }
}
