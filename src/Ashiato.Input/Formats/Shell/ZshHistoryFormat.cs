using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Shell;

/// <summary>
/// zsh's history with the option EXTENDED_HISTORY (zshoptions(1)): <c>: START:ELAPSED;COMMAND</c>, a newline inside the
/// command behind a backslash.
/// </summary>
internal sealed class ZshHistoryFormat : LineFormat
{
    public override string Name => "shell.history.zsh";

    public override Constant Dataset => ShellCommand.Dataset;

    public override Text Title => new("zsh extended history", "zsh のコマンド履歴（EXTENDED_HISTORY）");

    public override string FirstBytes => ":";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 14 || line[1] != ' ')
        {
            return false;
        }

        var text = line[2..].TrimStart((byte)' ');
        if (!StampReader.TryEpoch(text, out var stamp) || stamp.Length >= text.Length || text[stamp.Length] != ':')
        {
            return false;
        }

        text = text[(stamp.Length + 1)..];
        if (!Utf8Parser.TryParse(text, out long elapsed, out var used) || used >= text.Length || text[used] != ';')
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.EventDuration, Math.Clamp(elapsed, 0, 9_000_000) * Civil.NanosecondsPerSecond);
        ShellCommand.Set(record, text[(used + 1)..]);
        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => pending.Raw is [.., (byte)'\\'] ? Joins.Yes : Joins.No;

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        var command = record.Raw.IndexOf((byte)';') + 1;
        ShellCommand.Set(record, record.Raw[command..]);
    }
}
