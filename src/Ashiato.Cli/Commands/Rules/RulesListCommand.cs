using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Rules;
using Ashiato.Reports.Rendering.Json;

namespace Ashiato.Cli.Commands.Rules;

/// <summary><c>ashiato rules list</c>: every rule, with its level.</summary>
internal sealed class RulesListCommand : Command
{
    private static readonly Option Json = Option.Flag('\0', "json", new Text("print JSON, one rule a line (docs/detection-schema.md)", "JSON で 1 行 1 ルールずつ出力する（docs/detection-schema.md）"));
    private static readonly Option[] Options = [RuleOptions.Directory, Json, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "list";

    public override Text Summary => new("every rule, with its level and what it is about", "すべてのルールをレベルと内容とともに一覧する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "rules list", Summary, Options);
            return ExitCode.Success;
        }

        var rules = RuleOptions.Load(given, ConfigurationOptions.Load(given, io), io);
        var documents = rules.Documents.OrderByDescending(d => d.Level).ThenBy(RuleEngine.FindingId, StringComparer.Ordinal);
        if (given.Has(Json))
        {
            RuleJsonWriter.Write(io.Out, documents);
            return ExitCode.Success;
        }

        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        foreach (var document in documents)
        {
            writer.WriteLine(TerminalText.Escape($"{document.Level.ToString().ToLowerInvariant(),-13} {RuleEngine.FindingId(document),-36} {document.Title.In(io.Language)}"));
        }

        writer.WriteLine();
        writer.WriteLine(new Text("{0} rules, {1} correlations; {2} not used", "ルール {0} 件、相関ルール {1} 件、未使用 {2} 件")
            .With(rules.Rules.Count, rules.Correlations.Count, rules.Problems.Count).In(io.Language));
        return ExitCode.Success;
    }
}
