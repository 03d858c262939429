using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Shell;

/// <summary>
/// <c>.bash_history</c> with times (bash(1), HISTTIMEFORMAT): a line <c>#SECONDS</c>, then the command, which has several
/// lines where the option lithist is set. Those without times are <see cref="PlainHistoryFormat"/>'s.
/// </summary>
internal sealed class BashHistoryFormat : LineFormat
{
    public override string Name => "shell.history.bash";

    public override Constant Dataset => ShellCommand.Dataset;

    public override Text Title => new("bash history with times", "bash のコマンド履歴（時刻つき）");

    public override string FirstBytes => "#";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (!IsStamp(line) || !StampReader.TryEpoch(line[1..], out var stamp))
        {
            return false;
        }

        stamp.GiveTo(record);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => IsStamp(line) ? Joins.No : Joins.Yes;

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        var command = record.Raw[firstLineLength..].TrimStart("\r\n"u8);
        ShellCommand.Set(record, command);
    }

    private static bool IsStamp(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r');
        return line.Length is 10 or 11 or 12 && line[0] == '#' && line[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }
}
