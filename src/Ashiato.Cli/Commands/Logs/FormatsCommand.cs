using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Reports.Rendering.Json;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Cli.Commands.Logs;

/// <summary><c>ashiato formats</c>: every format of log that can be read.</summary>
internal sealed class FormatsCommand : Command
{
    private static readonly Option Json = Option.Flag('\0', "json", new Text("print JSON (docs/logs-schema.md)", "JSON で出力する（docs/logs-schema.md）"));
    private static readonly Option[] Options = [Json, StandardOptions.Color, StandardOptions.Help];

    public override string Name => "formats";

    public override Text Summary => new("every format of log that can be read", "読み取れるログ形式の一覧");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "formats", Summary, Options);
            return ExitCode.Success;
        }

        if (given.Operands.Count > 0)
        {
            throw new UsageException(new Text("formats takes no operand; '{0}' is one too many", "formats に引数は不要です。'{0}' は余分です").With(given.Operands[0]));
        }

        var color = ColorArgument.Decide(given.Value(StandardOptions.Color), io);
        if (given.Has(Json))
        {
            FormatListJsonWriter.Write(io.Out, FormatListing.All());
            return ExitCode.Success;
        }

        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        FormatListText.Write(new TextPage(writer, io.Language, io.Columns, color), FormatListing.All());
        return ExitCode.Success;
    }
}
