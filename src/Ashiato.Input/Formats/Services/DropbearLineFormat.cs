using Ashiato.Core;

namespace Ashiato.Input.Formats.Services;

/// <summary>Dropbear in the foreground (<c>-E</c>): its messages without any header, as a supervisor or a container collects them.</summary>
internal sealed class DropbearLineFormat : LineFormat
{
    public override string Name => "dropbear";

    public override Text Title => RemoteAccessPrograms.Dropbear.Title;

    public override string FirstBytes => "BLlMEeCPp[r";

    public override bool IsLoose => true;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (!RemoteAccessPrograms.Dropbear.TryRead("dropbear"u8, line, record, context))
        {
            return false;
        }

        record.SetExact(FieldNames.Message, line);
        return true;
    }
}
