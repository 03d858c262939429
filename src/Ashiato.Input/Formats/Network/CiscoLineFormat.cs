using Ashiato.Core;

namespace Ashiato.Input.Formats.Network;

/// <summary>Messages of Cisco devices in a file without any header: <c>%ASA-6-605004: text</c>. They carry no time.</summary>
internal sealed class CiscoLineFormat : LineFormat
{
    private static readonly Constant Cisco = new("cisco");

    public override string Name => "cisco.bare";

    public override Text Title => new("Cisco messages without a header", "Cisco 機器のメッセージ（ヘッダーなし）");

    public override string FirstBytes => "%";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var end = line.IndexOfAny(": "u8);
        if (end < 6 || !CiscoFormat.SetTag(line[..end], record))
        {
            return false;
        }

        var message = line[end..].TrimStart(": "u8);
        record.SetExact(FieldNames.ProcessName, line[..end]);
        record.SetExact(FieldNames.Message, message);
        context.Messages.Read(line[..end], message, record, context);
        record.Dataset = Cisco;
        return true;
    }
}
