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
        var tree = CheckSettings.Tree(given);
        var settings = CheckSettings.Of(tree, given);
        var files = CheckFiles.Of(given, settings, io);
        var rules = tree.ReadRules(settings.Level, CheckLocale.OfEnvironment());
        var troubles = new Troubles(io);
        foreach (var problem in tree.Problems.Concat(rules.Problems))
        {
            troubles.Add(problem.Text);
        }

        Explain(given, io, rules, files);
        var opener = new LogOpener(troubles);
        using var report = new CheckPipeline(new LogcheckEngine(rules, settings), settings).Run(CheckFiles.Inputs(files, io, opener));
        Writer(given, io, tree, settings, troubles).Write(report);
        return opener.IsFileUnread ? ExitCode.Unreadable : ExitCode.Success;
    }

    private static ICheckWriter Writer(ParsedArguments given, CommandIo io, LogcheckTree tree, LogcheckSettings settings, Troubles troubles) =>
        given.Has(CheckOptions.Json)
            ? new CheckJsonWriter(io.Out, settings.Level, troubles.Texts, io.Language)
            : new CheckTextWriter(io.Out, tree, settings, io.OutIsTerminal);

    private static void Explain(ParsedArguments given, CommandIo io, LogcheckRules rules, IReadOnlyList<string> files)
    {
        if (given.Has(CheckOptions.Mail) && !given.Has(CheckOptions.Output))
        {
            io.Complain(new Text("no mail is sent yet; the report goes to standard output", "メール送信にはまだ対応していません。結果は標準出力に出力します"));
        }

        if (given.Has(CheckOptions.Debug))
        {
            io.Complain(new Text("{0} cracking, {1} violation and {2} ignore patterns; logs: {3}", "パターン数: cracking {0}、violations {1}、ignore {2}。ログ: {3}")
                .With(Count(rules.Cracking), Count(rules.Violations), Count(rules.Ignore), string.Join(' ', files)));
        }
    }

    private static int Count(IReadOnlyList<LogcheckRuleFile> files) => files.Sum(f => f.Rules.Count);
}
