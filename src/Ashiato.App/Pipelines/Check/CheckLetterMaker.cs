using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Logcheck;
using Ashiato.Input.Formats;
using Ashiato.Reports.Check;

namespace Ashiato.App.Pipelines.Check;

/// <summary>Makes the letter to the server's owner out of a report: lines of one shape together, and what they mean.</summary>
/// <param name="host">The server.</param>
/// <param name="zone">Its zone.</param>
/// <param name="clock">The clock.</param>
public sealed class CheckLetterMaker(string host, TimeZoneInfo zone, TimeProvider clock)
{
    /// <summary>Lines are parsed in pieces of so many bytes.</summary>
    private const int Piece = 4 << 20;

    /// <summary>Makes the letter. The report's lines are read once.</summary>
    /// <param name="report">What the rules let through.</param>
    /// <param name="findings">What the detection engine found, gravest first.</param>
    /// <param name="problems">What could not be read.</param>
    /// <param name="tree">Has the administrator's header and footer.</param>
    /// <param name="settings">Says whether they are shown.</param>
    public CheckLetter Make(CheckReport report, IReadOnlyList<Finding> findings, IReadOnlyList<Text> problems, LogcheckTree tree, LogcheckSettings settings) => new()
    {
        Host = host,
        Zone = zone,
        Made = clock.GetUtcNow(),
        LinesRead = report.LinesRead,
        Sections = [.. report.Sections.Select(s => Section(report, s))],
        Findings = findings,
        Problems = problems,
        Header = Own(settings.Intro ? tree.Header : null),
        Footer = Own(settings.Intro ? tree.Footer : null),
    };

    private static string? Own(byte[]? text) => text is null ? null : Encoding.UTF8.GetString(text);

    private CheckLetterSection Section(CheckReport report, CheckSection section)
    {
        var grouper = new CheckGrouper();
        var lines = new MemoryStream();
        report.Read(section, line =>
        {
            lines.Write(line);
            lines.WriteByte((byte)'\n');
            if (lines.Length >= Piece)
            {
                Group(lines, grouper);
            }
        });
        Group(lines, grouper);
        return new CheckLetterSection(section.Section.Heading, section.Section.Kind == LogcheckSectionKind.Attack, grouper.Lines, grouper.Groups, grouper.Others);
    }

    private void Group(MemoryStream lines, CheckGrouper grouper)
    {
        lines.Position = 0;
        new LogReader().ReadText(lines, grouper, new ReadContext { Zone = zone, Now = clock.GetUtcNow(), Problems = new ProblemList(), Origin = new RecordOrigin("check") });
        lines.SetLength(0);
    }
}
