using System.Text;
using Ashiato.App.Rules;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Audit;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Sigma.Compilation;

namespace Ashiato.Cli.Commands.Rules;

/// <summary><c>ashiato rules why RULE LINE</c>: which parts of a rule a line matches and which it does not, with the values.</summary>
internal sealed class RulesWhyCommand : Command
{
    private static readonly Option[] Options = [RuleOptions.Directory, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "why";

    public override Text Summary => new("which parts of a rule a line matches, and which not", "行がルールのどの部分に一致し、どの部分に一致しないかを示す");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "rules why RULE LINE", Summary, Options);
            return ExitCode.Success;
        }

        if (given.Operands.Count < 2)
        {
            throw new UsageException(new Text("rules why needs a rule and a line", "rules why にはルールと行を指定してください"));
        }

        var rules = RuleOptions.Load(given, ConfigurationOptions.Load(given, io), io, isQuiet: true);
        var document = RuleOptions.Find(rules, given.Operands[0]);
        var compiled = RuleOptions.Compiled(rules, document)
            ?? throw new UsageException(new Text("'{0}' looks at more than one line; 'rules why' explains rules about one", "'{0}' は複数の行を見るルールです。'rules why' は 1 行を見るルールを説明します").With(given.Operands[0]));
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        var explainer = new Explainer(compiled, writer, io.Language);
        new RuleTester(rules).Read(string.Join(' ', given.Operands.Skip(1)), explainer);
        explainer.End();
        return ExitCode.Success;
    }

    private sealed class Explainer : IRecordSink
    {
        private readonly CompiledRule _rule;
        private readonly StreamWriter _writer;
        private readonly Language _language;
        private readonly AuditEvents _events;

        public Explainer(CompiledRule rule, StreamWriter writer, Language language)
        {
            (_rule, _writer, _language) = (rule, writer, language);
            _events = new AuditEvents(new EventSink(this));
        }

        /// <summary>A rule about audit events is asked about the events that the lines make, not about the lines.</summary>
        public void Accept(Record record)
        {
            if (_rule.Source.TakesAuditEvents && AuditEvents.IsLine(record))
            {
                _events.Accept(record);
            }
            else if (record.RawLength > 0)
            {
                Write(RuleWhy.Explain(_rule, record), 0);
            }
        }

        public void End() => _events.Flush();

        private void Write(WhyPart part, int depth)
        {
            var mark = (part.Holds ? new Text("yes", "一致  ") : new Text("no ", "不一致")).In(_language);
            var value = part.Value is null ? "" : new Text("   [here: {0}]", "   ［この行: {0}］").With(part.Value).In(_language);
            _writer.WriteLine(TerminalText.Escape($"{mark} {new string(' ', depth * 2)}{part.Label}{value}"));
            foreach (var inner in part.Parts)
            {
                Write(inner, depth + 1);
            }
        }

        private sealed class EventSink(Explainer explainer) : IRecordSink
        {
            public void Accept(Record record) => explainer.Write(RuleWhy.Explain(explainer._rule, record), 0);
        }
    }
}
