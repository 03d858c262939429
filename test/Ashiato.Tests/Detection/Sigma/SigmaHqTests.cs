using Ashiato.Detection.Matching;
using Ashiato.Detection.Rules;

namespace Ashiato.Tests.Detection.Sigma;

/// <summary>The rules of SigmaHQ, unchanged: they load, they compile, and the engine agrees with a naive interpreter of the same rules.</summary>
public sealed class SigmaHqTests
{
    private const int RandomEvents = 100_000;

    [Fact]
    public void Every_rule_loads_and_nearly_all_compile()
    {
        var library = Load();
        var rules = library.Compile();
        Assert.Empty(library.Problems);
        Assert.All(rules.Problems, p => Assert.True(p.IsRefusal, $"{p.Location}: {p.Reason.En}"));
        Assert.True(rules.Rules.Count >= library.Documents.Count * 0.95, $"{rules.Rules.Count} of {library.Documents.Count}");
    }

    [Fact]
    public void A_made_event_matches_and_a_broken_one_does_not()
    {
        var rules = Load().Compile();
        var matcher = new RuleMatcher(rules.Rules);
        var matches = new List<int>();
        var random = new Random(20261121);
        var wrong = new List<string>();
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            var rule = rules.Rules[i];
            var maker = new EventMaker(rule.Rule, rule.Source, random);
            var made = maker.Make();
            if (made is null)
            {
                wrong.Add($"{rule.Rule.Location}: no event could be made");
                continue;
            }

            matcher.Match(made.ToRecord(), matches);
            if (!matches.Contains(i))
            {
                wrong.Add($"{rule.Rule.Location}: the made event does not match");
            }

            var broken = Broken(made, maker).Where(b => !new NaiveRule(rule.Rule, rule.Source).Matches(b)).ToList();
            if (broken.Count == 0)
            {
                wrong.Add($"{rule.Rule.Location}: nothing breaks it");
            }

            foreach (var b in broken)
            {
                matcher.Match(b.ToRecord(), matches);
                if (matches.Contains(i))
                {
                    wrong.Add($"{rule.Rule.Location}: the broken event matches");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void On_random_events_the_engine_agrees_with_a_naive_interpreter()
    {
        var rules = Load().Compile();
        var matcher = new RuleMatcher(rules.Rules);
        var naive = rules.Rules.Select(r => new NaiveRule(r.Rule, r.Source)).ToArray();
        var matches = new List<int>();
        var random = new Random(7);
        var agreed = 0;
        SampleEvent? before = null;
        for (var n = 0; n < RandomEvents; n++)
        {
            var i = random.Next(rules.Rules.Count);
            var made = n % 4 == 0 || before is null ? new EventMaker(rules.Rules[i].Rule, rules.Rules[i].Source, random).Make() : before;
            if (made is null)
            {
                continue;
            }

            before = made;
            var e = n % 4 == 0 ? made : Mutated(made, random);
            var record = e.ToRecord();
            matcher.Match(record, matches);
            foreach (var asked in matches.Append(i).Append(random.Next(rules.Rules.Count)).Append(random.Next(rules.Rules.Count)).Distinct().ToArray())
            {
                var expected = rules.Rules[asked].Source.Scope.Matches(record) && naive[asked].Matches(e);
                Assert.True(expected == matches.Contains(asked), $"{rules.Rules[asked].Rule.Location}: naive {expected}, engine {!expected}\n{Show(e)}");
                agreed++;
            }
        }

        Assert.True(agreed > RandomEvents * 2);
    }

    private static RuleLibrary Load() => new RuleLibrary().AddPath(Path.Combine(Needs.Corpora(), "rules-sigma"));

    private static IEnumerable<SampleEvent> Broken(SampleEvent made, EventMaker maker)
    {
        // Rules that ask for something not to be there are broken by its being there.
        foreach (var (field, value) in maker.Asked().Take(20))
        {
            var filled = made.Copy();
            filled.Fields[field] = [value];
            yield return filled;
        }

        foreach (var field in made.Fields.Keys)
        {
            var without = made.Copy();
            _ = without.Fields.Remove(field);
            yield return without;
            var other = made.Copy();
            other.Fields[field] = ["ordinary"];
            yield return other;
        }

        var silent = made.Copy();
        silent.Raw = "";
        yield return silent;
    }

    private static SampleEvent Mutated(SampleEvent made, Random random)
    {
        var e = made.Copy();
        foreach (var field in e.Fields.Keys.ToArray())
        {
            e.Fields[field] = random.Next(5) switch
            {
                0 => [.. e.Fields[field].Select(v => v.ToUpperInvariant())],
                1 => [.. e.Fields[field].Select(v => v + (char)random.Next(32, 127))],
                2 => [.. e.Fields[field].Select(v => v.Length == 0 ? "é" : v.Remove(random.Next(v.Length), 1))],
                _ => e.Fields[field],
            };
        }

        e.Raw = random.Next(3) switch { 0 => e.Raw.ToUpperInvariant(), 1 => "日本" + e.Raw + "\u001b[0m", _ => e.Raw };
        return e;
    }

    private static string Show(SampleEvent e) => $"{e.Dataset} [{e.Raw}] " + string.Join("; ", e.Fields.Select(f => f.Key + "=" + string.Join('|', f.Value)));
}
