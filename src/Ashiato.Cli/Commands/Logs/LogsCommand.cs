using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Input.Sources;
using Ashiato.Reports.Inventory;
using Ashiato.Reports.Rendering.Json;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Cli.Commands.Logs;

/// <summary><c>ashiato logs</c>: every log of a server, what it is for, how far back it speaks, what is odd about it.</summary>
internal sealed class LogsCommand : Command
{
    private static readonly Option Verbose = Option.Flag('v', "verbose", new Text("also what each log tells and does not tell, and its parts", "各ログから分かること・分からないことと、ローテーション分も表示する"));
    private static readonly Option Json = Option.Flag('\0', "json", new Text("print JSON (docs/logs-schema.md)", "JSON で出力する（docs/logs-schema.md）"));
    private static readonly Option[] Options = [Verbose, StandardOptions.ServerZone, StandardOptions.Root, Json, StandardOptions.Color, StandardOptions.Help];

    public override string Name => "logs";

    public override Text Summary => new("every log: what it is for, how far back it speaks, what is odd about it", "すべてのログについて、用途、残っている期間、注意点を一覧にする");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "logs [ROOT]", Summary, Options);
            return ExitCode.Success;
        }

        var color = ColorArgument.Decide(given.Value(StandardOptions.Color), io);
        var progress = new ProgressLine(io);
        try
        {
            var inventory = new InventoryPipeline(Request(given, io), progress).Run();
            progress.Clear();
            Write(inventory, given, color, io);
            return ExitCode.Success;
        }
        catch (EvidenceException e)
        {
            progress.Clear();
            io.Complain(e.Problem.Text);
            return ExitCode.Unreadable;
        }
    }

    private static InventoryRequest Request(ParsedArguments given, CommandIo io)
    {
        if (given.Operands.Count > (given.Has(StandardOptions.Root) ? 0 : 1))
        {
            throw new UsageException(new Text("logs looks at one root; '{0}' is one too many", "logs が調べる対象は 1 つです。'{0}' は余分です").With(given.Operands[^1]));
        }

        return new InventoryRequest
        {
            Root = given.Value(StandardOptions.Root) ?? (given.Operands.Count == 1 ? given.Operands[0] : "/"),
            Zone = given.Value(StandardOptions.ServerZone) is { } name ? ZoneArgument.Parse(name) : null,
            FallbackZone = io.Zone,
            StandardInput = () => io.In,
            Clock = io.Clock,
        };
    }

    private static void Write(LogInventory inventory, ParsedArguments given, bool color, CommandIo io)
    {
        if (given.Has(Json))
        {
            InventoryJsonWriter.Write(io.Out, inventory);
            return;
        }

        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        new InventoryText(new TextPage(writer, io.Language, io.Columns, color), inventory, given.Has(Verbose)).Write();
    }
}
