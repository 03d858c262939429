using Ashiato.Core;

namespace Ashiato.Input.Formats.Package;

/// <summary><c>/var/log/apt/term.log</c>: what dpkg printed on its terminal, between <c>Log started:</c> and <c>Log ended:</c>.</summary>
internal sealed class AptTermFormat : LineFormat
{
    private static readonly Constant Started = new("apt.term_started");
    private static readonly Constant Ended = new("apt.term_ended");

    public override string Name => "apt.term";

    public override Text Title => new("apt's terminal log", "apt の端末出力ログ（term.log）");

    public override string FirstBytes => "L";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var start = line.StartsWith("Log started: "u8) ? 13 : line.StartsWith("Log ended: "u8) ? 11 : 0;
        if (start == 0 || !context.Stamps.TryIso(line[start..], out var stamp))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.EventCode, start == 13 ? Started : Ended);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending)
    {
        if (line.StartsWith("Log started: "u8) || line.StartsWith("Log ended: "u8))
        {
            return Joins.No;
        }

        return pending.Raw.StartsWith("Log started"u8) ? Joins.Yes : Joins.No;
    }

    public override void Complete(Record record, int firstLineLength, LineContext context) =>
        record.SetExact(FieldNames.Message, record.Raw[(firstLineLength + 1)..].TrimStart("\r\n"u8));
}
