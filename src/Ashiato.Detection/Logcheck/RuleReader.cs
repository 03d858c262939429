using Ashiato.Core;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck;

/// <summary>Reads rule files as logcheck does: one pattern a line, without blank lines and those that begin with <c>#</c>.</summary>
/// <param name="locale">What bytes mean.</param>
public sealed class RuleReader(EreLocale locale)
{
    private static readonly Text TooBig = EreErrors.TooBig;

    private readonly EreNodes _nodes = new();
    private readonly List<LogcheckProblem> _problems = [];
    private long _places;

    /// <summary>What could not be used so far.</summary>
    public IReadOnlyList<LogcheckProblem> Problems => _problems;

    /// <summary>Reads all layers.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="level">How much is left out.</param>
    public LogcheckRules Read(IRuleFolder folder, LogcheckLevel level) => new()
    {
        Locale = locale,
        Cracking = ReadDirectories(folder, ["cracking.d"]),
        CrackingIgnore = ReadDirectories(folder, ["cracking.ignore.d"]),
        Violations = ReadDirectories(folder, ["violations.d"]),
        ViolationsIgnore = ReadDirectories(folder, ["violations.ignore.d"]),
        Ignore = ReadDirectories(folder, IgnoreDirectories(level)),
        Problems = _problems,
    };

    /// <summary>Reads one file.</summary>
    public IReadOnlyList<LogcheckRule> ReadFile(RuleText file)
    {
        var rules = new List<LogcheckRule>();
        var number = 0;
        for (int at = 0, length; at < file.Bytes.Length; at += length + 1)
        {
            number++;
            length = file.Bytes.AsSpan(at).IndexOf((byte)'\n');
            length = length < 0 ? file.Bytes.Length - at : length;
            var line = file.Bytes.AsSpan(at, length);
            if (LineEnds.Trim(line, locale).Length > 0 && line[0] != '#' && ReadRule(file.Path, number, line.ToArray()) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return rules;
    }

    private static string[] IgnoreDirectories(LogcheckLevel level) => level switch
    {
        LogcheckLevel.Paranoid => ["ignore.d.paranoid"],
        LogcheckLevel.Server => ["ignore.d.server", "ignore.d.paranoid"],
        _ => ["ignore.d.workstation", "ignore.d.server", "ignore.d.paranoid"],
    };

    /// <summary>Files of the same name in several directories are one.</summary>
    private List<LogcheckRuleFile> ReadDirectories(IRuleFolder folder, string[] directories)
    {
        var files = new Dictionary<string, List<LogcheckRule>>(StringComparer.Ordinal);
        foreach (var file in directories.SelectMany(d => folder.Rules(d, _problems)))
        {
            if (!files.TryGetValue(file.Name, out var rules))
            {
                files.Add(file.Name, rules = []);
            }

            rules.AddRange(ReadFile(file));
        }

        var names = files.Keys.ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return [.. names.Select(n => new LogcheckRuleFile(n, files[n]))];
    }

    private LogcheckRule? ReadRule(string path, int number, byte[] line)
    {
        var pattern = EreParser.Parse(line, locale, _nodes, out var error);
        if (pattern is null)
        {
            _problems.Add(new LogcheckProblem(path, number, new Text("pattern left out: {0} (at byte {1})", "このパターンは使えません: {0}（{1} バイト目）").With(error!.Text, error.Position + 1)));
            return null;
        }

        var size = PatternSize.Of(pattern);
        if (size > PatternSize.MostOfPattern || _places + size > PatternSize.MostOfAll)
        {
            _problems.Add(new LogcheckProblem(path, number, new Text("pattern left out: {0}", "このパターンは使えません: {0}").With(TooBig)));
            return null;
        }

        _places += size;
        return new LogcheckRule(path, number, line, pattern);
    }
}
