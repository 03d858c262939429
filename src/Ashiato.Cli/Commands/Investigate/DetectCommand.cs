using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Cli.CommandLine;
using Ashiato.Cli.Commands.Geo;
using Ashiato.Cli.Commands.Rules;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Reports.Rendering.Json;

namespace Ashiato.Cli.Commands.Investigate;

/// <summary><c>ashiato detect PATH…</c>: what the detectors and rules find, one finding a line.</summary>
internal sealed class DetectCommand : Command
{
    private static readonly Option Json = Option.Flag('\0', "json", new Text("print JSON, one finding a line (docs/detection-schema.md)", "JSON で 1 行 1 件ずつ出力する（docs/detection-schema.md）"));
    private static readonly Option[] Options = [RuleOptions.Directory, GeoOptions.Database, IocOptions.List, StandardOptions.StampZone, Json, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "detect";

    public override Text Summary => new("what the detectors and rules find in files, one finding a line", "検知器とルールによる検出結果を 1 行 1 件で表示する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "detect PATH…", Summary, Options);
            return ExitCode.Success;
        }

        if (given.Operands.Count == 0)
        {
            throw new UsageException(new Text("detect needs a file, directory or archive, or - for standard input", "detect にはファイル、ディレクトリ、アーカイブ、または標準入力を表す - を指定してください"));
        }

        var problems = new ProblemList();
        var configuration = ConfigurationOptions.Load(given, io);
        using var pipeline = new DetectPipeline(RuleOptions.Load(given, configuration, io), GeoOptions.Open(given, configuration, io), IocOptions.Load(given, configuration, io), given.Value(StandardOptions.StampZone) is { } zone ? ZoneArgument.Parse(zone) : null, io.Zone, io.Clock, problems);
        var status = ExitCode.Success;
        foreach (var path in given.Operands)
        {
            status = pipeline.Read(path, () => io.In) ? status : ExitCode.Unreadable;
        }

        // Some problems show only when what was found is put together.
        var findings = pipeline.Conclude();
        io.Complain(problems.All);
        if (pipeline.Dropped > 0)
        {
            io.Complain(new Text("there were more attackers than are told apart: {0} counts were dropped or put together", "攻撃元が多すぎるため、{0} 件の集計を破棄または統合しました").With(pipeline.Dropped));
        }

        Write(findings, given, io);
        return status;
    }

    private static void Write(IReadOnlyList<Finding> findings, ParsedArguments given, CommandIo io)
    {
        if (given.Has(Json))
        {
            FindingJsonWriter.Write(io.Out, findings);
            return;
        }

        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        foreach (var f in findings)
        {
            var time = f.First is { } first ? LocalStamp.Second(first, io.Zone) : "-";
            writer.WriteLine(TerminalText.Escape($"{f.Severity.ToString().ToLowerInvariant(),-8} {time,-19} {f.Actor.Address ?? "-"} {f.Actor.User ?? "-"} ×{f.Count} {f.Title.In(io.Language)} ({f.Id})"));
        }
    }
}
