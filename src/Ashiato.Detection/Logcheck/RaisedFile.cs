using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck;

/// <summary>One file of <c>cracking.d</c> or <c>violations.d</c> with what takes its lines out again.</summary>
internal sealed class RaisedFile
{
    private readonly Lazy<RuleSet> _raise;
    private readonly Lazy<RuleSet> _ignore;

    /// <summary>A file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="all">All files of its directory.</param>
    /// <param name="ignore">The files that may take lines out.</param>
    /// <param name="locale">What bytes mean.</param>
    internal RaisedFile(LogcheckRuleFile file, IReadOnlyList<LogcheckRuleFile> all, IReadOnlyList<LogcheckRuleFile> ignore, EreLocale locale)
    {
        Name = file.Name;
        _raise = new Lazy<RuleSet>(() => RuleSet.Of(locale, file.Rules));
        _ignore = new Lazy<RuleSet>(() => RuleSet.Of(locale, IgnoreOf(file.Name, all, ignore).SelectMany(f => f.Rules)));
    }

    /// <summary>The name of the file.</summary>
    internal string Name { get; }

    /// <summary>Does the line belong into its section?</summary>
    internal bool Takes(ReadOnlySpan<byte> line) => _raise.Value.Matches(line) && !_ignore.Value.Matches(line);

    /// <summary>
    /// Lines are taken out by the file of the same name, also with <c>logcheck-</c> in front, by <c>local</c> and by
    /// <c>local-*</c>. From the file that is called <c>logcheck</c> every file takes out, and so do its neighbours: what they
    /// have found stands in their sections.
    /// </summary>
    private static IEnumerable<LogcheckRuleFile> IgnoreOf(string name, IReadOnlyList<LogcheckRuleFile> all, IReadOnlyList<LogcheckRuleFile> ignore) =>
        name == "logcheck"
            ? ignore.Concat(all.Where(f => !f.Name.StartsWith("logchec", StringComparison.Ordinal)))
            : ignore.Where(f => f.Name == name || f.Name == "logcheck-" + name || f.Name == "local" || f.Name.StartsWith("local-", StringComparison.Ordinal));
}
