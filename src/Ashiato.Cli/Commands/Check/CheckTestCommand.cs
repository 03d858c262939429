using System.Text;
using Ashiato.App.Pipelines.Check;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;

namespace Ashiato.Cli.Commands.Check;

/// <summary><c>ashiato check test RULEFILE [FILE…]</c>: which lines each pattern of a rule file matches.</summary>
internal sealed class CheckTestCommand : Command
{
    private static readonly Option[] Options = [StandardOptions.Help];

    public override string Name => "test";

    public override Text Summary => new("which lines each pattern of a rule file matches, and which match nothing", "ルールファイルの各パターンがどの行に一致するか、何にも一致しないものはどれかを調べる");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "check test RULEFILE [FILE…]", Summary, Options);
            return ExitCode.Success;
        }

        if (given.Operands.Count == 0)
        {
            throw new UsageException(new Text("check test needs a rule file, and logs or - for standard input", "check test にはルールファイルと、ログ（標準入力なら -）を指定してください"));
        }

        var rules = ReadRules(given.Operands[0], out var problems);
        var opener = new LogOpener(new Troubles(io));
        var logs = given.Operands.Count > 1 ? [.. given.Operands.Skip(1)] : (IReadOnlyList<string>)["-"];
        var tester = new RuleFileTester(rules, CheckLocale.OfEnvironment());
        foreach (var input in CheckFiles.Inputs(logs, io, opener))
        {
            tester.Read(input);
        }

        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        Write(writer, io, tester, problems);
        return problems.Count > 0 ? ExitCode.Failed : opener.IsFileUnread ? ExitCode.Unreadable : ExitCode.Success;
    }

    private static IReadOnlyList<LogcheckRule> ReadRules(string path, out IReadOnlyList<LogcheckProblem> problems)
    {
        try
        {
            var reader = new RuleReader(CheckLocale.OfEnvironment());
            var rules = reader.ReadFile(new RuleText(Path.GetFileName(path), path, File.ReadAllBytes(path)));
            problems = reader.Problems;
            return rules;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(new Text("{0}: cannot be read ({1})", "{0}: 読み取れません（{1}）").With(path, e.Message));
        }
    }

    private static void Write(StreamWriter writer, CommandIo io, RuleFileTester tester, IReadOnlyList<LogcheckProblem> problems)
    {
        string Say(Text text) => TerminalText.Escape(text.In(io.Language));
        foreach (var match in tester.Matches)
        {
            writer.WriteLine(Say(new Text("{0}:{1}: matches {2} lines", "{0}:{1}: {2} 行に一致").With(match.Rule.Path, match.Rule.Line, match.Lines)));
            writer.WriteLine("  " + TerminalText.Escape(match.Rule.Text));
            foreach (var example in match.Examples)
            {
                writer.WriteLine("    " + TerminalText.Escape(example));
            }
        }

        foreach (var problem in problems)
        {
            writer.WriteLine(Say(problem.Text));
        }

        writer.WriteLine(Say(new Text(
            "{0} lines read; {1} matched, {2} not; {3} patterns match nothing, {4} cannot be used",
            "{0} 行を読み、{1} 行が一致、{2} 行は不一致。何にも一致しないパターン {3} 件、使えないパターン {4} 件").With(
            tester.LinesRead, tester.LinesMatched, tester.LinesRead - tester.LinesMatched, tester.Matches.Count(m => m.Lines == 0), problems.Count)));
    }
}
