using System.Text;
using Ashiato.App.Rules;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Rules;

namespace Ashiato.Cli.Commands.Rules;

/// <summary><c>ashiato rules test [PATH…]</c>: does every rule match its <c>match</c> lines and none of its <c>ignore</c> lines?</summary>
internal sealed class RulesTestCommand : Command
{
    private static readonly Option[] Options = [StandardOptions.Help];

    public override string Name => "test";

    public override Text Summary => new("do rules match their own examples and none of their counter-examples", "ルールが自身の一致例に一致し、不一致例に一致しないかを確かめる");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "rules test [PATH…]", Summary, Options);
            return ExitCode.Success;
        }

        var library = new RuleLibrary();
        if (given.Operands.Count == 0)
        {
            _ = library.AddOwn();
        }

        RuleOptions.Add(library, given.Operands);
        var rules = library.Compile();
        var tester = new RuleTester(rules);
        var failed = rules.Problems.Count(p => !p.IsRefusal);
        int tested = 0, lines = 0;
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        foreach (var problem in rules.Problems)
        {
            writer.WriteLine(TerminalText.Escape(RuleOptions.Describe(problem).In(io.Language)));
        }

        foreach (var document in rules.Documents.Where(d => d.Own is { } own && own.Match.Count + own.Ignore.Count > 0))
        {
            tested++;
            lines += document.Own!.Match.Count + document.Own.Ignore.Count;
            var wrong = tester.Test(document);
            failed += wrong.Count > 0 ? 1 : 0;
            foreach (var text in wrong)
            {
                writer.WriteLine(TerminalText.Escape($"{document.Location}: {RuleEngine.FindingId(document)} {text.In(io.Language)}"));
            }
        }

        writer.WriteLine(new Text("{0} of {1} documents have examples ({2} lines); {3} failed", "{1} 件中 {0} 件に例があります（{2} 行）。失敗 {3} 件").With(tested, rules.Documents.Count, lines, failed).In(io.Language));
        return failed == 0 ? ExitCode.Success : ExitCode.Failed;
    }
}
