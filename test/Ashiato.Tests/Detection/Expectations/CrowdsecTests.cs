using System.Text.RegularExpressions;
using Ashiato.Core.Findings;

namespace Ashiato.Tests.Detection.Expectations;

/// <summary>
/// The scenario tests of the CrowdSec hub: where CrowdSec raises alerts, findings must name the same sources; where it does
/// not, nothing of level high may be found.
/// </summary>
public sealed class CrowdsecTests
{
    private const double LeastNamed = 0.85;

    [Fact]
    public void Findings_name_the_sources_of_alerts()
    {
        var (tests, named) = (0, 0);
        foreach (var (name, content, sources) in Tests().Where(t => t.Sources.Count > 0))
        {
            tests++;
            var findings = Reading.Findings(content);
            var missing = sources.Where(s => !findings.Any(f => Names(f, s))).ToList();
            named += missing.Count == 0 ? 1 : 0;
            if (missing.Count > 0)
            {
                Print($"{name}: nothing names {string.Join(", ", missing)}; found {string.Join(", ", findings.Select(f => $"{f.Id} {f.Actor.Address}"))}");
            }
        }

        Print($"crowdsec: {named} of {tests} tests have findings that name every source ({(double)named / tests:P1})");
        Assert.True(named >= LeastNamed * tests, $"{named} of {tests}");
    }

    [Fact]
    public void Nothing_grave_is_found_where_no_alert_is_raised()
    {
        var grave = new List<string>();
        var tests = 0;
        foreach (var (name, content, _) in Tests().Where(t => t.Sources.Count == 0))
        {
            tests++;
            var findings = Reading.Findings(content).Where(f => f.Kind != FindingKind.Notice).ToList();
            Print($"{name}: silent in CrowdSec, {string.Join(", ", findings.Select(f => $"{f.Severity} {f.Id}").Distinct())}");
            grave.AddRange(findings.Where(f => f.Severity >= Severity.High).Select(f => $"{name}: {f.Id} {f.Title.En}"));
        }

        Print($"crowdsec: {tests} silent tests, {grave.Count} grave findings");
        Assert.Empty(grave);
    }

    /// <summary>The actor, a finding about many of them that names this one, or for a process or a program the lines that prove the finding.</summary>
    private static bool Names(Finding finding, string source) =>
        Reading.IsSame(finding.Actor.Address, source)
        || $"{finding.Title.En} {finding.Explanation.En}".Split([' ', ',', '(', ')']).Any(w => Reading.IsSame(w.TrimEnd('.', ':'), source))
        || (!System.Net.IPAddress.TryParse(source, out _) && finding.Evidence.Any(e => e.Raw.Contains(source, StringComparison.Ordinal)));

    private static IEnumerable<(string Name, byte[] Content, IReadOnlyList<string> Sources)> Tests()
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(Needs.Corpora(), "expectations", "crowdsec")).Order(StringComparer.Ordinal))
        {
            var expected = Path.Combine(folder, "scenario.assert");
            var log = Directory.GetFiles(folder, "*.log").FirstOrDefault();
            if (log is not null && File.Exists(expected))
            {
                var sources = Regex.Matches(File.ReadAllText(expected), "(?m)^\"([^\"]+)\" in results\\[\\d+\\]\\.Overflow\\.GetSources\\(\\)", RegexOptions.NonBacktracking);
                yield return (Path.GetFileName(folder), File.ReadAllBytes(log), [.. sources.Select(s => s.Groups[1].Value).Distinct()]);
            }
        }
    }

    private static void Print(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}
