using System.Text;
using Ashiato.Detection.Logcheck;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Tests.Detection.Logcheck;

/// <summary>Ashiato's own rules by the example lines in their comments.</summary>
public sealed class OwnRuleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "rules", "logcheck");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_matches_its_examples_and_not_its_counter_examples(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, file));
        foreach (var locale in new[] { EreLocale.C, EreLocale.Utf8 })
        {
            var reader = new RuleReader(locale);
            var rules = reader.ReadFile(new RuleText(Path.GetFileName(file), file, bytes));
            Assert.Empty(reader.Problems.Select(p => p.Text.En));
            var finder = new RuleFinder(locale, rules);
            var used = new HashSet<int>();
            foreach (var line in Examples(bytes, "# match: "))
            {
                var found = Find(finder, line);
                Assert.True(found.Count > 0, $"{file}: nothing matches: {line}");
                used.UnionWith(found);
            }

            Assert.Empty(Enumerable.Range(0, rules.Count).Except(used).Select(r => $"{file}:{rules[r].Line} has no example"));
            Assert.DoesNotContain(Examples(bytes, "# ignore: "), l => Find(finder, l).Count > 0);
            Assert.NotEmpty(Examples(bytes, "# ignore: "));
        }
    }

    [Fact]
    public void There_are_as_many_as_were_promised()
    {
        var rules = LogcheckTree.Open(null, null).ReadRules(LogcheckLevel.Server, EreLocale.Utf8);
        Assert.Empty(rules.Problems);
        Assert.InRange(rules.Cracking.Concat(rules.Violations).Sum(f => f.Rules.Count), 60, 500);
        Assert.InRange(rules.Ignore.Sum(f => f.Rules.Count), 40, 1000);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_are_those_that_run_parts_takes(string file) => Assert.Matches("^[-_A-Za-z0-9]+$", Path.GetFileName(file));

    private static List<int> Find(RuleFinder finder, string line)
    {
        var found = new List<int>();
        finder.Find(Encoding.UTF8.GetBytes(line), found);
        return found;
    }

    private static string[] Examples(byte[] file, string mark) =>
        [.. Encoding.UTF8.GetString(file).Split('\n').Where(l => l.StartsWith(mark, StringComparison.Ordinal)).Select(l => l[mark.Length..])];
}
