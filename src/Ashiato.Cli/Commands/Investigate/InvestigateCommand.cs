using System.Text;
using Ashiato.App.Output;
using Ashiato.App.Pipelines;
using Ashiato.Cli.CommandLine;
using Ashiato.Cli.Commands.Geo;
using Ashiato.Cli.Commands.Rules;
using Ashiato.Core;
using Ashiato.Detection;
using Ashiato.Detection.Verdict;
using Ashiato.Input.Sources;
using Ashiato.Reports.Rendering.Html;
using Ashiato.Reports.Rendering.Json;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Cli.Commands.Investigate;

/// <summary><c>ashiato investigate</c>: was this server broken into, what happened, what to do now.</summary>
internal sealed class InvestigateCommand : Command
{
    private static readonly TimeSpan AroundAt = TimeSpan.FromHours(2);
    private static readonly Option Since = Option.Value('\0', "since", "TIME", new Text("only events from here on", "この時刻以降だけを調べる"));
    private static readonly Option Until = Option.Value('\0', "until", "TIME", new Text("only events up to here", "この時刻までを調べる"));
    private static readonly Option At = Option.Value('\0', "at", "TIME", new Text("only the two hours before and after", "この時刻の前後 2 時間だけを調べる"));
    private static readonly Option Abuse = Option.Value('\0', "abuse", "FILE", new Text("answer this abuse notice", "不正利用の通知を読み、その時間帯について答える"));
    private static readonly Option Html = Option.Value('\0', "html", "FILE", new Text("also write a report as one HTML file", "HTML ファイル 1 つのレポートも書き出す"));
    private static readonly Option Json = Option.Flag('\0', "json", new Text("print JSON (docs/investigation-schema.md)", "JSON で出力する（docs/investigation-schema.md）"));
    private static readonly Option[] Options = [Since, Until, At, Abuse, StandardOptions.ServerZone, StandardOptions.Root, RuleOptions.Directory, GeoOptions.Database, IocOptions.List, Html, Json, ConfigurationOptions.Configuration, StandardOptions.Color, StandardOptions.Help];

    public override string Name => "investigate";

    public override Text Summary => new("was this server broken into, what happened, what to do now", "侵入されたのか、何が起きたのか、今なにをすべきかを調べる");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "investigate [ROOT]", Summary, Options);
            return ExitCode.Success;
        }

        var progress = new ProgressLine(io);
        try
        {
            var request = Request(given, io);
            var html = given.Value(Html) is { } path ? Place(path, request.Root) : null;
            var investigation = new InvestigatePipeline(request, progress).Run();
            progress.Clear();
            html?.Write(writer => new InvestigationHtml(writer, investigation, io.Language).Write());
            Write(investigation, given, io);
            return investigation.Level switch
            {
                VerdictLevel.Compromised => ExitCode.Compromised,
                VerdictLevel.Suspicious => ExitCode.Suspicious,
                _ => ExitCode.Success,
            };
        }
        catch (EvidenceException e)
        {
            progress.Clear();
            io.Complain(e.Problem.Text);
            return ExitCode.Unreadable;
        }
    }

    private static InvestigationRequest Request(ParsedArguments given, CommandIo io)
    {
        var zone = given.Value(StandardOptions.ServerZone) is { } name ? ZoneArgument.Parse(name) : null;
        var timeZone = zone ?? io.Zone;
        var now = io.Clock.GetUtcNow();
        var at = given.Value(At) is { } atText ? TimeArgument.Parse(atText, timeZone, now) : (DateTimeOffset?)null;
        if (given.Operands.Count > 1)
        {
            throw new UsageException(new Text("investigate looks at one root; '{0}' is one too many", "investigate が調べる対象は 1 つです。'{0}' は余分です").With(given.Operands[1]));
        }

        var since = given.Value(Since) is { } sinceText ? TimeArgument.Parse(sinceText, timeZone, now) : at - AroundAt;
        var until = given.Value(Until) is { } untilText ? TimeArgument.Parse(untilText, timeZone, now, endOfDay: true) : at + AroundAt;
        if (since >= until)
        {
            throw new UsageException(new Text("--since does not lie before --until: no event can be in between", "--since が --until より前になっていないため、該当する期間がありません"));
        }

        var configuration = ConfigurationOptions.Load(given, io);
        return new InvestigationRequest
        {
            Root = given.Value(StandardOptions.Root) ?? (given.Operands.Count == 1 ? given.Operands[0] : "/"),
            Since = since,
            Until = until,
            Zone = zone,
            FallbackZone = io.Zone,
            AbusePath = given.Value(Abuse),
            StandardInput = () => io.In,
            Clock = io.Clock,
            Rules = RuleOptions.Load(given, configuration, io),
            Geo = GeoOptions.Open(given, configuration, io),
            Indicators = IocOptions.Load(given, configuration, io),
        };
    }

    private static ReportFile Place(string path, string root)
    {
        try
        {
            return ReportFile.At(path, root);
        }
        catch (EvidenceException e)
        {
            throw new UsageException(e.Problem.Text);
        }
    }

    private static void Write(Investigation investigation, ParsedArguments given, CommandIo io)
    {
        if (given.Has(Json))
        {
            InvestigationJsonWriter.Write(io.Out, investigation);
            return;
        }

        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        var page = new TextPage(writer, io.Language, io.Columns, ColorArgument.Decide(given.Value(StandardOptions.Color), io));
        new InvestigationText(page, investigation).Write();
    }
}
