using System.Text;
using Ashiato.Detection.Logcheck;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.App.Pipelines.Check;

/// <summary>Tells for each pattern of a rule file which lines it matches.</summary>
public sealed class RuleFileTester
{
    /// <summary>Lines shown for a pattern.</summary>
    private const int MostExamples = 3;

    /// <summary>Characters of a line that are shown.</summary>
    private const int MostExampleLength = 300;

    private readonly RuleFinder _finder;
    private readonly RuleMatches[] _matches;
    private readonly List<int> _found = [];

    /// <summary>A tester.</summary>
    /// <param name="rules">The patterns of the file.</param>
    /// <param name="locale">The locale they were read for.</param>
    public RuleFileTester(IReadOnlyList<LogcheckRule> rules, EreLocale locale)
    {
        _finder = new RuleFinder(locale, rules);
        _matches = [.. rules.Select(r => new RuleMatches(r))];
    }

    /// <summary>What each pattern matched, in the order of the file.</summary>
    public IReadOnlyList<RuleMatches> Matches => _matches;

    /// <summary>Lines read.</summary>
    public long LinesRead { get; private set; }

    /// <summary>Lines that any pattern matches.</summary>
    public long LinesMatched { get; private set; }

    /// <summary>Reads a log.</summary>
    /// <exception cref="IOException">Reading failed.</exception>
    public void Read(CheckInput input) => LogLines.Read(input, ReadLine);

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        LinesRead++;
        _found.Clear();
        _finder.Find(line, _found);
        LinesMatched += _found.Count > 0 ? 1 : 0;
        foreach (var rule in _found)
        {
            var match = _matches[rule];
            match.Lines++;
            if (match.Examples.Count < MostExamples)
            {
                var text = Encoding.UTF8.GetString(line);
                match.Examples.Add(text.Length > MostExampleLength ? text[..MostExampleLength] + "…" : text);
            }
        }
    }
}
