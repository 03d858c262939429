using Ashiato.Core;
using Ashiato.Detection.Correlation;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Detection.Sigma.Parsing;

namespace Ashiato.Detection.Rules;

/// <summary>Gathers rule files: Ashiato's own, and those of directories that a person names. A later rule with the same id replaces an earlier one.</summary>
public sealed class RuleLibrary
{
    private static readonly Lazy<RuleSet> Compiled = new(() => new RuleLibrary().AddOwn(areTried: false).Compile());
    private readonly List<SigmaDocument> _documents = [];
    private readonly List<SigmaProblem> _problems = [];

    /// <summary>Ashiato's own rules, compiled; without their examples.</summary>
    public static RuleSet Own => Compiled.Value;

    /// <summary>Everything read so far.</summary>
    public IReadOnlyList<SigmaDocument> Documents => _documents;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<SigmaProblem> Problems => _problems;

    /// <summary>Adds Ashiato's own rules.</summary>
    /// <param name="areTried">
    /// Are they tried: are the lines read that they must match and must not match, and regular expressions checked? That is
    /// most of the work of reading them, and the program's own tests have done it.
    /// </param>
    public RuleLibrary AddOwn(bool areTried = true)
    {
        foreach (var (name, text) in OwnRules.Read())
        {
            Add(areTried ? text : OwnRules.WithoutExamples(text), name, areTried);
        }

        return this;
    }

    /// <summary>Adds a rule file, or every <c>.yml</c> and <c>.yaml</c> under a directory, in the order of their names.</summary>
    /// <exception cref="IOException">There is nothing there, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public RuleLibrary AddPath(string path)
    {
        if (!Directory.Exists(path))
        {
            AddFile(path);
            return this;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 32 };
        foreach (var file in Directory.EnumerateFiles(path, "*", options).Where(IsRuleFile).Order(StringComparer.Ordinal))
        {
            try
            {
                AddFile(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _problems.Add(new SigmaProblem(new SigmaLocation(file, 1, 1), null, new Text("cannot be read: " + e.Message, "読み取れません: " + e.Message), false));
            }
        }

        return this;
    }

    /// <summary>Adds the documents of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">What to call it in messages.</param>
    public void Add(string text, string file) => Add(text, file, checksRegexes: true);

    /// <summary>Compiles what was gathered.</summary>
    public RuleSet Compile()
    {
        var problems = new List<SigmaProblem>(_problems);
        var compiler = new RuleCompiler(LogSourceCatalog.Instance);
        var filters = _documents.OfType<SigmaFilter>().ToList();
        var rules = new List<CompiledRule>();
        foreach (var rule in _documents.OfType<SigmaRule>())
        {
            Try(rule, () => rules.Add(compiler.Compile(rule, filters)), problems);
        }

        var correlations = new CorrelationCompiler(rules);
        foreach (var correlation in _documents.OfType<SigmaCorrelation>())
        {
            correlations.Expect(correlation);
        }

        foreach (var correlation in _documents.OfType<SigmaCorrelation>())
        {
            Try(correlation, () => correlations.Compile(correlation), problems);
        }

        return new RuleSet(_documents, rules, correlations.Compiled, problems);
    }

    private static void Try(SigmaDocument document, Action compile, List<SigmaProblem> problems)
    {
        try
        {
            compile();
        }
        catch (SigmaException e)
        {
            problems.Add(new SigmaProblem(e.Location ?? document.Location, document.Title.En, e.Reason, e.IsRefusal));
        }
    }

    private static bool IsRuleFile(string path) => path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    private void Add(string text, string file, bool checksRegexes)
    {
        var (documents, problems) = SigmaReader.Read(text, file, checksRegexes);
        foreach (var document in documents)
        {
            var known = document.Id is null ? -1 : _documents.FindIndex(d => d.Id == document.Id);
            if (known >= 0)
            {
                _documents[known] = document;
            }
            else
            {
                _documents.Add(document);
            }
        }

        _problems.AddRange(problems);
    }

    private void AddFile(string path)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > SigmaReader.MostBytes)
        {
            _problems.Add(new SigmaProblem(new SigmaLocation(path, 1, 1), null, new Text("too large for a rule file", "ルールファイルとしては大きすぎます"), false));
            return;
        }

        using var reader = new StreamReader(stream);
        Add(reader.ReadToEnd(), path);
    }
}
