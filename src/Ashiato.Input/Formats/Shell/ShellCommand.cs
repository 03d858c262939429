using Ashiato.Core;

namespace Ashiato.Input.Formats.Shell;

/// <summary>The fields of a command in a shell's history.</summary>
internal static class ShellCommand
{
    /// <summary><c>event.dataset</c>, whichever shell wrote the history.</summary>
    public static readonly Constant Dataset = new("shell.history");

    private static readonly Constant Code = new("shell.command");
    private static readonly Constant Category = new("process");

    /// <summary>Sets the command.</summary>
    public static void Set(Record record, ReadOnlySpan<byte> command)
    {
        command = command.TrimEnd(" \r\n"u8);
        record.Set(FieldNames.ProcessCommandLine, command);
        record.SetExact(FieldNames.Message, command);
        record.Set(FieldNames.EventCode, Code);
        record.Set(FieldNames.EventCategory, Category);
    }
}
