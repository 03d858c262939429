using System.Text;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Text that the peers print as it is. Ours does so too, but not to a terminal: there, what could steer it is escaped.</summary>
internal static class RawText
{
    /// <summary>Writes a line and its end.</summary>
    public static void WriteLine(ByteOutput output, ReadOnlySpan<byte> line, bool toTerminal)
    {
        if (toTerminal)
        {
            output.Write(TerminalText.Escape(Encoding.UTF8.GetString(line)));
        }
        else
        {
            output.Write(line);
        }

        output.Write((byte)'\n');
    }
}
