using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Cli.Commands.Explain;

/// <summary><c>ashiato explain</c>: any log line in plain words.</summary>
internal sealed class ExplainCommand : Command
{
    private static readonly Option[] Options = [StandardOptions.StampZone, StandardOptions.Color, StandardOptions.Help];

    public override string Name => "explain";

    public override Text Summary => new("a log line in plain words: what it means, how worried to be", "ログの 1 行をやさしい言葉で説明する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "explain [LINE…|-]", Summary, Options);
            return ExitCode.Success;
        }

        var zone = given.Value(StandardOptions.StampZone) is { } name ? ZoneArgument.Parse(name) : io.Zone;
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        var page = new TextPage(writer, io.Language, io.Columns, ColorArgument.Decide(given.Value(StandardOptions.Color), io));
        var pipeline = new ExplainPipeline(new ExplanationText(page, zone), zone, io.Clock.GetUtcNow());
        if (given.Operands is [] or ["-"])
        {
            return Run(pipeline, io.In, writer, io);
        }

        // Each operand is a line of its own, whatever stands before it; a line without quotes comes as many words, which one blank joins again.
        IReadOnlyList<string> lines = given.Operands.Any(o => o.Contains(' ', StringComparison.Ordinal)) ? given.Operands : [string.Join(' ', given.Operands)];
        return lines.Select(line => Run(pipeline, new MemoryStream(Encoding.UTF8.GetBytes(line)), writer, io)).Max();
    }

    private static int Run(ExplainPipeline pipeline, Stream text, StreamWriter writer, CommandIo io)
    {
        var problems = new ProblemList();
        var isLog = pipeline.Run(text, problems);
        writer.Flush();
        io.Complain(problems.All);
        return isLog ? ExitCode.Success : ExitCode.Unreadable;
    }
}
