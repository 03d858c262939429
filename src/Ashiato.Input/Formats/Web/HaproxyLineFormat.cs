using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>HAProxy's lines without a syslog header, as <c>log stdout format raw</c> writes them.</summary>
internal sealed class HaproxyLineFormat : LineFormat
{
    public override string Name => "haproxy";

    public override Text Title => new("HAProxy, without a syslog header", "HAProxy（syslog ヘッダーなし）");

    public override string FirstBytes => "0123456789abcdefu:";

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var bracket = line[..Math.Min(line.Length, 80)].IndexOf(" ["u8);
        return bracket > 4 && HaproxyMessage.TryRead(line, record, context.Stamps);
    }
}
