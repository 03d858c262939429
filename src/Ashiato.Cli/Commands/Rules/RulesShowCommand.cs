using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Cli.Commands.Rules;

/// <summary><c>ashiato rules show RULE</c>: what a rule is about, what else it could be, what to do.</summary>
internal sealed class RulesShowCommand : Command
{
    private static readonly Option[] Options = [RuleOptions.Directory, StandardOptions.Color, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "show";

    public override Text Summary => new("what a rule looks for, what else it could be, what to do", "ルールの内容、誤検知の可能性、対処を表示する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "rules show RULE", Summary, Options);
            return ExitCode.Success;
        }

        if (given.Operands.Count != 1)
        {
            throw new UsageException(new Text("rules show needs the name of one rule", "rules show にはルール名を 1 つ指定してください"));
        }

        var rules = RuleOptions.Load(given, ConfigurationOptions.Load(given, io), io, isQuiet: true);
        var document = RuleOptions.Find(rules, given.Operands[0]);
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        Write(writer, document, rules, io.Language);
        return ExitCode.Success;
    }

    private static void Write(StreamWriter writer, SigmaDocument document, RuleSet rules, Language language)
    {
        void Line(Text label, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                writer.WriteLine($"{label.In(language)}: {TerminalText.Escape(value.Trim())}");
            }
        }

        Line(new Text("Title", "タイトル"), document.Title.In(language));
        Line(new Text("Finding", "検出 ID"), RuleEngine.FindingId(document));
        Line(new Text("UUID", "UUID"), document.Id);
        Line(new Text("Level", "レベル"), document.Level.ToString().ToLowerInvariant());
        Line(new Text("Log source", "ログソース"), (document as SigmaRule)?.LogSource.ToString());
        Line(new Text("ATT&CK", "ATT&CK"), string.Join(", ", Attack.Techniques(document.Tags)));
        Line(new Text("File", "ファイル"), document.Location.ToString());
        Line(new Text("About", "説明"), document.Description.In(language));
        foreach (var text in document.FalsePositives)
        {
            Line(new Text("Could also be", "ほかの可能性"), text.In(language));
        }

        foreach (var text in document.NextSteps)
        {
            Line(new Text("What to do", "対処"), text.In(language));
        }

        foreach (var reference in document.References)
        {
            Line(new Text("See", "参考"), reference);
        }

        if (document is SigmaCorrelation correlation)
        {
            Line(new Text("Correlates", "相関"), $"{correlation.Type} {string.Join(", ", correlation.Rules)} / {string.Join(", ", correlation.GroupBy)} / {correlation.Timespan}");
        }
        else if (RuleOptions.Compiled(rules, document) is { } compiled)
        {
            Line(new Text("Filter", "フィルター"), compiled.Filter.ToString());
        }
    }
}
