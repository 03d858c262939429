using Ashiato.App.Configuration;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Cli.Commands.Rules;

/// <summary>What the commands that use rules have in common.</summary>
internal static class RuleOptions
{
    /// <summary><c>--rules DIR</c>, as often as wanted.</summary>
    public static readonly Option Directory = Option.Value('\0', "rules", "DIR", new Text("also the Sigma rules of this directory or file; may be given again", "このディレクトリまたはファイルの Sigma ルールも使う（複数指定可）"));

    /// <summary>Our own rules (without their examples), those of the configuration and those of the directories given; tells on standard error which rules are not used.</summary>
    /// <exception cref="UsageException">A directory is not there.</exception>
    public static RuleSet Load(ParsedArguments given, AshiatoConfiguration configuration, CommandIo io, bool isQuiet = false)
    {
        string[] paths = [.. configuration.Rules, .. given.Values(Directory)];
        var rules = paths.Length > 0 ? OwnAnd(paths) : RuleLibrary.Own;
        foreach (var problem in isQuiet ? [] : rules.Problems)
        {
            io.Complain(Describe(problem));
        }

        return rules;
    }

    /// <summary>Adds paths to a library.</summary>
    /// <exception cref="UsageException">One is not there.</exception>
    public static void Add(RuleLibrary library, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (path.Length == 0)
            {
                throw new UsageException(new Text("the name of a file or directory of rules is empty", "ルールのファイル名またはディレクトリ名が空です"));
            }

            try
            {
                _ = library.AddPath(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UsageException(new Text("cannot read the rules at '{0}': {1}", "ルール '{0}' を読み取れません: {1}").With(path, e.Message));
            }
        }
    }

    /// <summary>One line: where, which rule, why.</summary>
    public static Text Describe(SigmaProblem problem) => (problem.IsRefusal
        ? new Text("{0}: rule '{1}' is not used: {2}", "{0}: ルール「{1}」は使いません: {2}")
        : new Text("{0}: rule '{1}' is broken: {2}", "{0}: ルール「{1}」に誤りがあります: {2}"))
        .With(Text.Same(problem.Location.ToString()), Text.Same(problem.Rule ?? "?"), problem.Reason);

    /// <summary>The one rule that a person names by id, name, finding's id or title.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static SigmaDocument Find(RuleSet rules, string name) =>
        rules.Documents.FirstOrDefault(d => d.Id == name || d.Name == name || d.Own?.FindingId == name)
        ?? rules.Documents.FirstOrDefault(d => string.Equals(d.Title.En, name, StringComparison.OrdinalIgnoreCase) || d.Title.Ja == name)
        ?? throw new UsageException(new Text("there is no rule '{0}'; 'ashiato rules list' lists them", "ルール '{0}' はありません。一覧は 'ashiato rules list' で表示します").With(name));

    /// <summary>The compiled rule of a document, or null for correlations and rules that are not used.</summary>
    public static CompiledRule? Compiled(RuleSet rules, SigmaDocument document) => rules.Rules.FirstOrDefault(r => ReferenceEquals(r.Rule, document));

    /// <summary>Our own rules by themselves are compiled once; together with others they are compiled anew, because those may replace some.</summary>
    private static RuleSet OwnAnd(IEnumerable<string> paths)
    {
        var library = new RuleLibrary().AddOwn(areTried: false);
        Add(library, paths);
        return library.Compile();
    }
}
