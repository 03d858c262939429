using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Shell;

/// <summary>fish's history: entries of <c>- cmd: COMMAND</c>, <c>  when: SECONDS</c> and perhaps <c>  paths:</c> with a list.</summary>
internal sealed class FishHistoryFormat : LineFormat
{
    public override string Name => "shell.history.fish";

    public override Constant Dataset => ShellCommand.Dataset;

    public override Text Title => new("fish history", "fish のコマンド履歴");

    public override string FirstBytes => "-";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (!line.StartsWith("- cmd: "u8))
        {
            return false;
        }

        ShellCommand.Set(record, line[7..]);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => line.StartsWith("  "u8) ? Joins.Yes : Joins.No;

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        var at = record.Raw.IndexOf("\n  when: "u8);
        if (at >= 0 && StampReader.TryEpoch(record.Raw[(at + 9)..], out var stamp))
        {
            stamp.GiveTo(record);
        }
    }
}
