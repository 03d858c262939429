using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Rules;

namespace Ashiato.Cli.Commands.Rules;

/// <summary><c>ashiato rules check PATH…</c>: are these rules well-formed, and can they be used here?</summary>
internal sealed class RulesCheckCommand : Command
{
    private static readonly Option[] Options = [StandardOptions.Help];

    public override string Name => "check";

    public override Text Summary => new("are the rules of a file or directory well-formed and usable here", "ファイルやディレクトリのルールが正しく、ここで使えるかを検査する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "rules check PATH…", Summary, Options);
            return ExitCode.Success;
        }

        if (given.Operands.Count == 0)
        {
            throw new UsageException(new Text("rules check needs a file or directory of rules", "rules check にはルールのファイルかディレクトリを指定してください"));
        }

        var library = new RuleLibrary();
        RuleOptions.Add(library, given.Operands);
        var rules = library.Compile();
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        foreach (var problem in rules.Problems)
        {
            writer.WriteLine(TerminalText.Escape(RuleOptions.Describe(problem).In(io.Language)));
        }

        writer.WriteLine(new Text("{0} documents: {1} rules and {2} correlations can be used, {3} are not for the logs read here, {4} are broken", "{0} 件中、使用できるルール {1} 件・相関ルール {2} 件、ここで読むログに合わないもの {3} 件、誤りのあるもの {4} 件")
            .With(rules.Documents.Count + library.Problems.Count, rules.Rules.Count, rules.Correlations.Count, rules.Problems.Count(p => p.IsRefusal), rules.Problems.Count(p => !p.IsRefusal)).In(io.Language));
        return rules.Problems.Any(p => !p.IsRefusal) ? ExitCode.Failed : ExitCode.Success;
    }
}
