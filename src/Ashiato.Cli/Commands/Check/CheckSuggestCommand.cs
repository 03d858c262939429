using System.Text;
using Ashiato.App.Pipelines.Check;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.Check;

/// <summary><c>ashiato check suggest</c>: ignore rules for chosen lines, and what else they would hide.</summary>
internal sealed class CheckSuggestCommand : Command
{
    private static readonly Option Against = Option.Value('a', "against", "FILE", new Text("a log in which to look what else the rules would hide; may be given several times", "ルールがほかに何を隠すかを調べるログ（複数指定可）"));
    private static readonly Option[] Options = [Against, StandardOptions.Help];

    public override string Name => "suggest";

    public override Text Summary => new("ignore rules for the lines given, and what else they would hide", "指定した行の無視ルールを作り、ほかに何を隠すかを示す");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "check suggest [-a LOG]… [LINE…|-]", Summary, Options);
            return ExitCode.Success;
        }

        var suggester = new RuleSuggester(io.Zone, io.Clock, CheckLocale.OfEnvironment());
        if (given.Operands is [] or ["-"])
        {
            suggester.Choose(io.In);
        }
        else
        {
            suggester.Choose(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', given.Operands) + "\n")));
        }

        var opener = new LogOpener(new Troubles(io));
        foreach (var input in CheckFiles.Inputs([.. given.Options.Where(o => o.Option == Against).Select(o => o.Value!)], io, opener))
        {
            suggester.Try(input);
        }

        Write(suggester, io);
        return suggester.Rules.Count == 0 ? ExitCode.Failed : opener.IsFileUnread ? ExitCode.Unreadable : ExitCode.Success;
    }

    /// <summary>A rule file: what people should know stands in comments, so that the output can be put into ignore.d.server as it is.</summary>
    private static void Write(RuleSuggester suggester, CommandIo io)
    {
        if (suggester.Rules.Count == 0)
        {
            io.Complain(new Text("there is no line to make a rule of: give lines, or - for standard input", "ルールにする行がありません。行を指定するか、- で標準入力から渡してください"));
            return;
        }

        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        foreach (var suggested in suggester.Rules)
        {
            Write(suggested, writer, io.Language);
        }

        if (suggester.Dropped > 0)
        {
            io.Complain(new Text("{0} lines of further kinds got no rule: choose fewer at once", "種類が多すぎるため {0} 行のルールは作りませんでした。一度に指定する行を減らしてください").With(suggester.Dropped));
        }
    }

    private static void Write(SuggestedRule suggested, StreamWriter writer, Language language)
    {
        void Comment(string text) => writer.WriteLine("# " + TerminalText.Escape(text));

        Comment(new Text("{0} ({1} of the lines given)", "{0}（指定した行のうち {1} 行）").With(suggested.Shape.In(language), suggested.Chosen).In(language));
        if (suggested.Rule is null)
        {
            Comment(new Text("no rule: the line holds what a rule cannot name", "ルール化できません。ルールで表せない文字を含む行です").In(language));
            writer.WriteLine();
            return;
        }

        if (suggested.Others > 0)
        {
            Comment(new Text("would also hide {0:N0} other lines, for example:", "ほかに {0:N0} 行を隠します。例:").With(suggested.Others).In(language));
            foreach (var example in suggested.Examples)
            {
                Comment("  " + example);
            }
        }

        writer.WriteLine(suggested.Rule.Text);
        writer.WriteLine();
    }
}
