using System.Text;
using Ashiato.App.Pipelines.Check;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;

namespace Ashiato.Cli.Commands.Check;

/// <summary><c>ashiato check</c>: what logcheck(8) does, by the same rules, faster.</summary>
internal sealed class CheckCommand : Command
{
    public override string Name => "check";

    public override Text Summary => new("show the lines that no rule knows, as logcheck does", "logcheck と同じルールで、未知の行と注意すべき行を表示する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        if (arguments is ["test", ..])
        {
            return new CheckTestCommand().Run([.. arguments.Skip(1)], io);
        }

        if (arguments is ["suggest", ..])
        {
            return new CheckSuggestCommand().Run([.. arguments.Skip(1)], io);
        }

        var given = GetOpt.Parse(arguments, CheckOptions.All);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "check [OPTION…] [FILE…] | check test RULEFILE [FILE…] | check suggest [LINE…|-]", Summary, CheckOptions.All);
            return ExitCode.Success;
        }

        if (given.Has(CheckOptions.Version))
        {
            io.Out.Write(Encoding.UTF8.GetBytes($"ashiato {Host.Version}\n"));
            return ExitCode.Success;
        }

        return Check(given, io);
    }

    private static int Check(ParsedArguments given, CommandIo io)
    {
        var configuration = ConfigurationOptions.Load(given, io);
        var tree = CheckSettings.Tree(given, configuration.Check);
        var settings = CheckSettings.Of(tree, given, configuration.Check);
        var rules = tree.ReadRules(settings.Level, CheckLocale.OfEnvironment());
        var troubles = new Troubles(io);
        foreach (var problem in tree.Problems.Concat(rules.Problems))
        {
            troubles.Add(problem.Text);
        }

        var files = CheckFiles.Of(given, settings, configuration.Check);
        Explain(given, io, rules, files);
        var engine = new LogcheckEngine(rules, settings);
        return given.Operands.Count == 0
            ? new HourlyRun(given, io, tree, settings, troubles).Run(files, engine, configuration)
            : Whole(given, io, tree, settings, engine, files, troubles);
    }

    /// <summary>Files that are named are read from beginning to end, and nothing is remembered.</summary>
    private static int Whole(ParsedArguments given, CommandIo io, LogcheckTree tree, LogcheckSettings settings, LogcheckEngine engine, IReadOnlyList<string> files, Troubles troubles)
    {
        var opener = new LogOpener(troubles);
        using var report = new CheckPipeline(engine, settings).Run(CheckFiles.Inputs(files, io, opener));
        Writer(given, io, tree, settings, troubles).Write(report);
        return opener.IsFileUnread ? ExitCode.Unreadable : ExitCode.Success;
    }

    private static ICheckWriter Writer(ParsedArguments given, CommandIo io, LogcheckTree tree, LogcheckSettings settings, Troubles troubles) =>
        given.Has(CheckOptions.Json)
            ? new CheckJsonWriter(io.Out, settings.Level, troubles.Texts, io.Language)
            : new CheckTextWriter(io.Out, tree, settings, io.OutIsTerminal);

    private static void Explain(ParsedArguments given, CommandIo io, LogcheckRules rules, IReadOnlyList<string> files)
    {
        if (given.Has(CheckOptions.Debug))
        {
            io.Complain(new Text("{0} cracking, {1} violation and {2} ignore patterns; logs: {3}", "パターン数: cracking {0}、violations {1}、ignore {2}。ログ: {3}")
                .With(Count(rules.Cracking), Count(rules.Violations), Count(rules.Ignore), string.Join(' ', files)));
        }
    }

    private static int Count(IReadOnlyList<LogcheckRuleFile> files) => files.Sum(f => f.Rules.Count);
}
