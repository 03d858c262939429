using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;

namespace Ashiato.App.Pipelines.Check;

/// <summary>Writes a report laid out as logcheck does: header, sections with underlined headings, footer; nothing when there are no lines.</summary>
/// <param name="output">Gets bytes; lines are written as they were read unless it is a terminal.</param>
/// <param name="tree">Has header.txt and footer.txt.</param>
/// <param name="settings">Says whether they are shown.</param>
/// <param name="isTerminal">Are control characters to be made visible?</param>
public sealed class CheckTextWriter(Stream output, LogcheckTree tree, LogcheckSettings settings, bool isTerminal) : ICheckWriter
{
    /// <inheritdoc/>
    public void Write(CheckReport report)
    {
        if (report.Sections.Count == 0)
        {
            return;
        }

        Intro(tree.Header);
        foreach (var section in report.Sections)
        {
            WriteHeading(section.Section.Heading);
            report.Read(section, WriteLine);
            output.WriteByte((byte)'\n');
        }

        Intro(tree.Footer);
    }

    private void Intro(byte[]? text)
    {
        if (settings.Intro && text is not null)
        {
            output.Write(isTerminal ? Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(text).Split('\n').Select(TerminalText.Escape))) : text);
        }
    }

    private void WriteHeading(string heading)
    {
        var shown = isTerminal ? TerminalText.Escape(heading) : heading;
        var line = new StringBuilder(shown).Append('\n');
        for (var i = 0; i < heading.EnumerateRunes().Count(); i++)
        {
            _ = line.Append(i % 2 == 0 ? '=' : '-');
        }

        output.Write(Encoding.UTF8.GetBytes(line.Append('\n').ToString()));
    }

    private void WriteLine(ReadOnlySpan<byte> line)
    {
        output.Write(isTerminal ? Encoding.UTF8.GetBytes(TerminalText.Escape(Encoding.UTF8.GetString(line))) : line);
        output.WriteByte((byte)'\n');
    }
}
