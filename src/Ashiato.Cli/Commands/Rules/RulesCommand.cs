using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.Rules;

/// <summary><c>ashiato rules</c>: the rules that detection goes by.</summary>
internal sealed class RulesCommand : Command
{
    private static readonly Command[] Verbs = [new RulesListCommand(), new RulesShowCommand(), new RulesCheckCommand(), new RulesTestCommand(), new RulesWhyCommand()];

    public override string Name => "rules";

    public override Text Summary => new("the detection rules: list, show, check, test, why", "検知ルールの一覧・表示・検査・テスト・理由の説明");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        if (arguments is [] or ["--help" or "-h"])
        {
            foreach (var verb in Verbs)
            {
                io.Out.Write(System.Text.Encoding.UTF8.GetBytes($"  ashiato rules {verb.Name,-6} {verb.Summary.In(io.Language)}\n"));
            }

            return arguments.Count == 0 ? ExitCode.Usage : ExitCode.Success;
        }

        var found = Array.Find(Verbs, v => v.Name == arguments[0])
            ?? throw new UsageException(new Text("there is no 'rules {0}'; 'ashiato rules --help' lists what there is", "'rules {0}' というコマンドはありません。'ashiato rules --help' で一覧を表示します").With(arguments[0]));
        return found.Run([.. arguments.Skip(1)], io);
    }
}
