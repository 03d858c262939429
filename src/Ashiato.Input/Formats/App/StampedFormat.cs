using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.App;

/// <summary>Lines of logging libraries that begin with their time: see <see cref="AppLayouts"/>.</summary>
internal sealed class StampedFormat : LineFormat
{
    public override string Name => "logger";

    public override Text Title => new("logging libraries (log4j, logback, Python, zap, monolog and their kin)", "各種ロギングライブラリ（log4j、logback、Python、zap、monolog など）");

    public override string FirstBytes => "[0123456789";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 20 || !TryStamp(line, context.Stamps, out var stamp, out var table, out var start)
            || !table.TryRead(line[(start + stamp.Length)..], record))
        {
            return false;
        }

        stamp.GiveTo(record);
        MessageSpan.ToLineEnd(line, record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;

    public override void Complete(Record record, int firstLineLength, LineContext context) => MessageSpan.ToRecordEnd(record);

    private static bool TryStamp(ReadOnlySpan<byte> line, StampReader stamps, out Stamp stamp, out LayoutTable table, out int start)
    {
        (table, start) = (AppLayouts.Bare, 0);
        if (line[0] == '[')
        {
            (table, start) = (AppLayouts.Bracketed, 1);
            return stamps.TryIso(line[1..], out stamp) || stamps.TryClf(line[1..], out stamp);
        }

        if (stamps.TryIso(line, out stamp))
        {
            return true;
        }

        table = AppLayouts.TwoDigitYear;
        return ShortStamps.TryTwoDigitYear(stamps, line, out stamp);
    }
}
