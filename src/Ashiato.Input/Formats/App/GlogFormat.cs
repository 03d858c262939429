using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.App;

/// <summary>
/// glog and klog (Google's C++ and Go libraries, Kubernetes): <c>Lmmdd hh:mm:ss.uuuuuu thread file:line] text</c>; newer glog
/// writes the year: <c>Lyyyymmdd hh:mm:ss.uuuuuu</c>.
/// </summary>
internal sealed class GlogFormat : LineFormat
{
    private static readonly MessagePattern Rest = new("glog", "{:blanks}{process.thread.id:int} {log.origin.file.name}:{log.origin.file.line:int}][[ {message:rest}]]");
    private static readonly Constant[] Levels = [new("info"), new("warning"), new("error"), new("fatal")];

    public override string Name => "glog";

    public override Text Title => new("glog and klog (Kubernetes)", "glog・klog（Kubernetes）のログ");

    public override string FirstBytes => "IWEF";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 24 || !char.IsAsciiDigit((char)line[1]))
        {
            return false;
        }

        var start = line[9] == ' ' ? 5 : 1;
        if (!ShortStamps.TryMonthDay(context.Stamps, line[start..], out var stamp) || stamp.Digits == 0)
        {
            return false;
        }

        if (start == 5 && !TryYear(line, context.Stamps, ref stamp))
        {
            return false;
        }

        if (!Rest.TryRead(line[(start + stamp.Length)..], record))
        {
            return false;
        }

        record.Remove(FieldNames.EventCode);
        stamp.GiveTo(record);
        record.Set(FieldNames.LogLevel, Levels["IWEF".IndexOf((char)line[0], StringComparison.Ordinal)]);
        MessageSpan.ToLineEnd(line, record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => StampLook.Begins(line) ? Joins.No : Joins.Maybe;

    /// <summary>The same stamp with the year that stands before it.</summary>
    private static bool TryYear(ReadOnlySpan<byte> line, StampReader stamps, ref Stamp stamp)
    {
        var length = stamp.Length;
        if (!Digits.Try4(line, 1, out var year) || !Digits.Try2(line, 5, out var month) || !Digits.Try2(line, 7, out var day))
        {
            return false;
        }

        var at = 10;
        var good = StampReader.TryClock(line, ref at, out var second) && stamps.Finish(line, at, year, month, day, second, out stamp);
        stamp = stamp with { Length = length };
        return good;
    }
}
