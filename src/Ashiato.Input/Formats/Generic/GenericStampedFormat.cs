using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Generic;

/// <summary>
/// A line of a program that nobody described: a stamp in any layout, perhaps a level, a thread, a logger, then the message.
/// Stands last in the catalogue. It is not loose: a line with a stamp of its own is a record of its own.
/// </summary>
internal sealed class GenericStampedFormat : LineFormat
{
    public override string Name => "generic";

    public override Text Title => new("any line that begins with a time stamp", "時刻で始まる行（形式が未知のログ）");

    public override string FirstBytes => "[@0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (!LineStamp.TryRead(line, context.Stamps, out var stamp))
        {
            return false;
        }

        stamp.GiveTo(record);
        var message = StampedHeader.Read(line[stamp.Length..], record, out var program);
        record.SetExact(FieldNames.Message, message);
        context.Messages.Read(program, message, record, context);
        return true;
    }
}
