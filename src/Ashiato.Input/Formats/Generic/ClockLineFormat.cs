using Ashiato.Core;
using Ashiato.Input.Formats.Services;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Generic;

/// <summary>
/// Lines that carry the time of day alone (<c>12:57:32.907 [thread] WARN logger - text</c>, tcpdump's packets): the day is
/// not known, so the record has no time. A fraction of the second must be written.
/// </summary>
internal sealed class ClockLineFormat : LineFormat
{
    private static readonly ProgramFormat[] Services = [.. ServiceCatalog.OwnFiles.Where(f => f.Name is "tcpdump" or "guacamole")];

    public override string Name => "clock";

    public override Text Title => new("lines with the time of day alone, such as tcpdump's", "時刻のみで日付のない行（tcpdump など）");

    public override string FirstBytes => "0123456789";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var at = 0;
        if (!StampReader.TryClock(line, ref at, out _) || StampReader.Fraction(line, ref at, out var digits, comma: true) < 0 || digits == 0
            || at >= line.Length || line[at] != ' ')
        {
            return false;
        }

        var text = line[(at + 1)..].TrimStart((byte)' ');
        for (var i = 0; i < Services.Length; i++)
        {
            var before = record.FieldCount;
            if (Services[i].TryRead(default, text, record, context))
            {
                record.SetExact(FieldNames.Message, text);
                record.Dataset = Services[i].Dataset;
                return true;
            }

            record.TruncateFields(before);
        }

        var message = StampedHeader.Read(text, record, out var program);
        record.SetExact(FieldNames.Message, message);
        context.Messages.Read(program, message, record, context);
        return true;
    }
}
