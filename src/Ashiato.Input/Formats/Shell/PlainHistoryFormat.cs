using Ashiato.Core;

namespace Ashiato.Input.Formats.Shell;

/// <summary>
/// A shell's history without times, one command a line: what bash(1) writes where HISTTIMEFORMAT is not set, and BusyBox'
/// ash, ksh and zsh as they come. Nothing in such a line says what it is, so the file's name must, and the lines must look
/// like commands (<see cref="CommandLook"/>) for all that.
/// </summary>
internal sealed class PlainHistoryFormat : LineFormat
{
    public override string Name => "shell.history.plain";

    public override Constant Dataset => ShellCommand.Dataset;

    public override Text Title => new("shell history without times (.bash_history, .ash_history, .sh_history)", "時刻のないコマンド履歴（.bash_history、.ash_history、.sh_history）");

    public override bool JoinsLines => false;

    /// <summary>Does the file's name say that it is such a history, also of a copy (<c>root_bash_history.txt</c>)?</summary>
    /// <param name="path">The path, or the name alone.</param>
    public static bool IsNamed(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.Contains("sh_history", StringComparison.OrdinalIgnoreCase) && !name.Contains("fish_history", StringComparison.OrdinalIgnoreCase);
    }

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (!context.IsShellHistory || context.Depth > 0 || !IsCommand(line, context))
        {
            return false;
        }

        ShellCommand.Set(record, line);
        return true;
    }

    /// <summary>Words that could as well be prose are taken for a command only beside clear ones: at most two for each.</summary>
    private bool IsCommand(ReadOnlySpan<byte> line, LineContext context)
    {
        var look = CommandLook.Of(line);
        if (look == CommandLikeness.None)
        {
            return false;
        }

        var seen = context.State.TryGetValue(this, out var known) ? (Seen)known : new Seen();
        context.State[this] = seen;
        if (look == CommandLikeness.Clear)
        {
            seen.Clear++;
            return true;
        }

        if (seen.Possible >= 2 * seen.Clear)
        {
            return false;
        }

        seen.Possible++;
        return true;
    }

    private sealed class Seen
    {
        public long Clear { get; set; }

        public long Possible { get; set; }
    }
}
