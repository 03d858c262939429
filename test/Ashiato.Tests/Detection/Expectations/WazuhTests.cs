using System.Text.RegularExpressions;

namespace Ashiato.Tests.Detection.Expectations;

/// <summary>Wazuh's rule tests: a line whose rule has level 5 or more must give a finding or a security event of the same meaning.</summary>
public sealed class WazuhTests
{
    private const double Least = 0.80;
    private const int Level = 5;

    [Fact]
    public void Grave_lines_are_security_events_of_the_same_meaning()
    {
        var groups = Groups();
        var (lines, seen) = (0, 0);
        foreach (var file in Directory.GetFiles(Root(), "*.ini").Order(StringComparer.Ordinal))
        {
            var (ofFile, seenOfFile) = (0, 0);
            foreach (var (rule, line) in Lines(File.ReadAllText(file)))
            {
                ofFile++;
                var events = Reading.Events(line + "\n");
                if (events.Any(e => Means(e, groups.GetValueOrDefault(rule, ""))))
                {
                    seenOfFile++;
                }
                else
                {
                    Print($"{Path.GetFileName(file)} {rule} {groups.GetValueOrDefault(rule, "")}: {string.Join("; ", events)}\n    {line}");
                }
            }

            Print($"{Path.GetFileName(file)}: {seenOfFile} of {ofFile}");
            lines += ofFile;
            seen += seenOfFile;
        }

        Print($"wazuh: {seen} of {lines} lines ({(double)seen / lines:P1})");
        Assert.True(seen >= Least * lines, $"{seen} of {lines}");
    }

    /// <summary>Wazuh's groups of a rule, in the words of the events.</summary>
    private static bool Means(SeenEvent seen, string groups)
    {
        var isRefusal = seen.Category is "authentication" or "session" && seen.Outcome == "failure";
        if (HasAny(groups, "authentication_success"))
        {
            return seen.Category is "authentication" or "session" && seen.Outcome == "success";
        }

        if (HasAny(groups, "authentication_fail", "invalid_login", "login_denied", "win_authentication_failed"))
        {
            return isRefusal || (seen.IsAttack && seen.Rules.Count > 0);
        }

        if (HasAny(groups, "firewall_drop", "connection_attempt"))
        {
            return seen.Outcome == "failure" || seen.Action is "drop" or "block" or "deny" or "reject" || seen.IsAttack;
        }

        return seen.IsAttack || seen.IsFailure || seen.Notices.Count > 0;
    }

    private static bool HasAny(string groups, params string[] names) => names.Any(n => groups.Contains(n, StringComparison.Ordinal));

    private static IEnumerable<(string Rule, string Line)> Lines(string ini)
    {
        foreach (var part in Regex.Split(ini, "(?m)^\\[.*\\]\\s*$"))
        {
            var rule = Regex.Match(part, "(?m)^rule\\s*=\\s*(\\d+)", RegexOptions.NonBacktracking).Groups[1].Value;
            var alert = Regex.Match(part, "(?m)^alert\\s*=\\s*(\\d+)", RegexOptions.NonBacktracking).Groups[1].Value;
            if (int.TryParse(alert, System.Globalization.CultureInfo.InvariantCulture, out var level) && level >= Level)
            {
                foreach (Match line in Regex.Matches(part, "(?m)^log \\d+ pass\\s*= ?(.*)$", RegexOptions.NonBacktracking))
                {
                    yield return (rule, line.Groups[1].Value.TrimEnd('\r'));
                }
            }
        }
    }

    private static Dictionary<string, string> Groups() =>
        File.ReadAllLines(Path.Combine(Root(), "RULES.tsv")).Skip(1).Select(l => l.Split('\t')).Where(f => f.Length > 3).GroupBy(f => f[0]).ToDictionary(g => g.Key, g => g.First()[3] + " " + g.First()[2]);

    private static string Root() => Path.Combine(Needs.Corpora(), "expectations", "wazuh");

    private static void Print(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}
