using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Correlation;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Rules;

namespace Ashiato.Tests.Detection.Correlation;

/// <summary>Correlations on made-up events: <c>second kind user address [number]</c>, separated by blanks; one event after the other by commas.</summary>
public sealed class CorrelationTests
{
    private const string Base = """
        title: a
        name: a
        logsource: {product: linux, service: sshd}
        detection: {s: {event.action: a}, condition: s}
        ---
        title: b
        name: b
        logsource: {product: linux, service: sshd}
        detection: {s: {event.action: b}, condition: s}
        ---
        title: c
        name: c
        logsource: {product: linux, service: sshd}
        detection: {s: {event.action: c}, condition: s}
        ---

        """;

    [Theory]
    // Three within ten seconds, both ends included; the next three are another match.
    [InlineData("event_count", "[a]", "[source.ip]", "10s", "gte: 3", "0 a u 1, 5 a u 1, 10 a u 1", 1)]
    [InlineData("event_count", "[a]", "[source.ip]", "10s", "gte: 3", "0 a u 1, 5 a u 1, 11 a u 1", 0)]
    [InlineData("event_count", "[a]", "[source.ip]", "10s", "gte: 3", "0 a u 1, 1 a u 1, 2 a u 1, 3 a u 1, 4 a u 1, 5 a u 1", 2)]
    [InlineData("event_count", "[a]", "[source.ip]", "10s", "gte: 3", "0 a u 1, 5 a u 2, 10 a u 1, 11 a u 3", 0)]
    [InlineData("event_count", "[a]", "[source.ip]", "10s", "gt: 2", "0 a u 1, 5 a u 1, 10 a u 1", 1)]
    [InlineData("event_count", "[a, b]", "[source.ip]", "10s", "gte: 3", "0 a u 1, 5 b u 1, 10 a u 1", 1)]
    [InlineData("event_count", "[a]", "[source.ip, user.name]", "10s", "gte: 2", "0 a u 1, 5 a v 1", 0)]
    [InlineData("event_count", "[a]", "[source.ip, user.name]", "10s", "gte: 2", "0 a u 1, 5 a v 1, 6 a u 1", 1)]
    [InlineData("event_count", "[a]", "[]", "10s", "gte: 2", "0 a u 1, 5 a v 2", 1)]
    // A little out of order.
    [InlineData("event_count", "[a]", "[source.ip]", "10s", "gte: 3", "0 a u 1, 9 a u 1, 4 a u 1", 1)]
    // No more than two in ten seconds is seen when the window has ended.
    [InlineData("event_count", "[a]", "[source.ip]", "10s", "lt: 3", "0 a u 1, 5 a u 1, 30 a u 1", 2)]
    [InlineData("event_count", "[a]", "[source.ip]", "10s", "lt: 3", "0 a u 1, 5 a u 1, 6 a u 1", 0)]
    [InlineData("value_count", "[a]", "[source.ip]", "1m", "gte: 3\n    field: user.name", "0 a u 1, 5 a v 1, 10 a w 1", 1)]
    [InlineData("value_count", "[a]", "[source.ip]", "1m", "gte: 3\n    field: user.name", "0 a u 1, 5 a v 1, 10 a u 1, 11 a v 1", 0)]
    [InlineData("value_count", "[a]", "[source.ip]", "1m", "gte: 3\n    field: user.name", "0 a u 1, 5 a v 1, 70 a w 1", 0)]
    [InlineData("value_sum", "[a]", "[source.ip]", "1m", "gte: 100\n    field: a.number", "0 a u 1 60, 5 a u 1 39", 0)]
    [InlineData("value_sum", "[a]", "[source.ip]", "1m", "gte: 100\n    field: a.number", "0 a u 1 60, 5 a u 1 40", 1)]
    [InlineData("value_avg", "[a]", "[source.ip]", "1m", "gt: 50\n    field: a.number", "0 a u 1 10, 5 a u 1 80, 6 a u 1 90", 1)]
    [InlineData("value_percentile", "[a]", "[source.ip]", "1m", "gte: 90\n    field: a.number\n    percentile: 100", "0 a u 1 10, 5 a u 1 80, 6 a u 1 90", 1)]
    [InlineData("value_median", "[a]", "[source.ip]", "1m", "gte: 80\n    field: a.number", "0 a u 1 10, 5 a u 1 80, 6 a u 1 90", 1)]
    [InlineData("temporal", "[a, b]", "[source.ip]", "10s", "", "5 b u 1, 9 a v 1", 1)]
    [InlineData("temporal", "[a, b]", "[source.ip]", "10s", "", "5 b u 1, 16 a v 1", 0)]
    [InlineData("temporal", "[a, b]", "[source.ip]", "10s", "", "5 b u 1, 6 a v 2", 0)]
    [InlineData("temporal", "[a, b, c]", "[source.ip]", "10s", "gte: 2", "5 b u 1, 6 c v 1", 1)]
    [InlineData("temporal_ordered", "[a, b]", "[source.ip]", "10s", "", "5 a u 1, 9 b v 1", 1)]
    [InlineData("temporal_ordered", "[a, b]", "[source.ip]", "10s", "", "5 b u 1, 9 a v 1", 0)]
    [InlineData("temporal_ordered", "[a, b, c]", "[source.ip]", "10s", "", "0 a u 1, 5 b u 1, 9 c u 1", 1)]
    // The first a is too old; the second is too late for this b, and in time for none.
    [InlineData("temporal_ordered", "[a, b, c]", "[source.ip]", "10s", "", "0 a u 1, 5 b u 1, 6 a u 1, 12 c u 1", 0)]
    [InlineData("temporal_ordered", "[a, b, c]", "[source.ip]", "10s", "", "0 a u 1, 5 b u 1, 6 a u 1, 7 b u 1, 12 c u 1", 1)]
    [InlineData("temporal_ordered", "[a, a, b]", "[source.ip]", "10s", "", "0 a u 1, 5 b u 1", 0)]
    [InlineData("temporal_ordered", "[a, a, b]", "[source.ip]", "10s", "", "0 a u 1, 2 a u 1, 5 b u 1", 1)]
    public void A_correlation_counts(string type, string rules, string groups, string span, string condition, string events, int matches)
    {
        var correlation = $"""
            title: found
            id: 11111111-1111-4111-8111-111111111111
            correlation:
              type: {type}
              rules: {rules}
              group-by: {groups}
              timespan: {span}

            """ + (condition.Length == 0 ? "" : $"  condition:\n    {condition}\n");
        Assert.Equal(matches, Matches(correlation, events));
    }

    [Theory]
    [InlineData("a and b", "0 a u 1, 5 b u 1", 1)]
    [InlineData("a and not c", "0 a u 1, 30 a u 1, 31 c u 1, 60 a u 1", 2)]
    [InlineData("1 of *", "0 c u 1", 1)]
    public void A_temporal_one_may_have_an_expression(string expression, string events, int matches) => Assert.Equal(matches, Matches($"""
        title: found
        correlation:
          type: temporal
          rules: [a, b, c]
          group-by: [source.ip]
          timespan: 10s
          condition: {expression}
        """, events));

    [Fact]
    public void Correlations_are_chained_and_aliases_stand_for_fields()
    {
        const string chained = """
            title: guessing
            name: guessing
            correlation:
              type: event_count
              rules: [a]
              group-by: [source.ip]
              timespan: 1m
              condition: {gte: 3}
            ---
            title: found
            correlation:
              type: temporal_ordered
              rules: [guessing, b]
              group-by: [who]
              timespan: 10m
              aliases:
                who: {guessing: source.ip, b: destination.ip}
            """;
        Assert.Equal(1, Matches(chained, "0 a u 1, 1 a u 1, 2 a u 1, 100 b u 9 0 1"));
        Assert.Equal(0, Matches(chained, "0 a u 1, 1 a u 1, 2 a u 1, 100 b u 9 0 2"));
        Assert.Equal(0, Matches(chained, "0 b u 9 0 1, 1 a u 1, 2 a u 1, 3 a u 1"));
    }

    [Fact]
    public void The_finding_names_the_actor_and_shows_lines()
    {
        var found = Assert.Single(Findings("title: found\ncorrelation: {type: event_count, rules: [a], group-by: [source.ip], timespan: 1m, condition: {gte: 3}}", "0 a u 7, 10 a v 7, 20 a w 7"));
        Assert.Equal("7", found.Actor.Address);
        Assert.Equal(3, found.Count);
        Assert.Equal(TimeSpan.FromSeconds(20), found.Last - found.First);
        Assert.Equal(["10 a v 7", "20 a w 7"], found.Evidence.Select(e => e.Raw));
    }

    [Fact]
    public void Lines_from_before_the_row_are_not_shown()
    {
        var found = Assert.Single(Findings("title: found\ncorrelation: {type: temporal_ordered, rules: [a, b, c], group-by: [source.ip], timespan: 10s}",
            "0 a u 1, 100 a u 1, 200 a u 1, 300 a u 1, 400 a u 1, 500 a u 1, 506 a u 1, 508 b u 1, 509 c u 1"));
        Assert.Equal(["506 a u 1", "508 b u 1", "509 c u 1"], found.Evidence.Select(e => e.Raw));
    }

    [Theory]
    [InlineData("temporal_ordered, rules: [a, b]", "0 a u 1, 100 a u 7, 101 b u 7", "7")]
    [InlineData("temporal_ordered, rules: [a, b]", "0 a u 1, 1 b u 7", null)]
    [InlineData("event_count, rules: [a], condition: {gte: 2}", "0 a u 7, 1 a u 7", null)]
    public void A_row_of_events_is_by_the_one_address_it_came_from(string type, string events, string? address)
    {
        var found = Assert.Single(Findings("title: found\ncorrelation: {type: " + type + ", group-by: [user.name], timespan: 10s}", events));
        Assert.Equal(new Actor(address, "u"), found.Actor);
    }

    [Theory]
    [InlineData("0 a u 1", 0)]
    [InlineData("0 a u 1, 1 a u 1", 1)]
    public void One_event_is_one_step_of_a_row(string events, int held) => Assert.Equal(held, Matches(
        """
        title: also a
        name: again
        logsource: {product: linux, service: sshd}
        detection: {selection: {event.action: a}, condition: selection}
        ---
        title: found
        correlation: {type: temporal_ordered, rules: [a, again], group-by: [user.name], timespan: 10s}
        """,
        events));

    [Fact]
    public void A_rule_that_only_serves_a_correlation_is_silent_unless_it_says_so()
    {
        const string correlation = "title: found\ncorrelation: {type: event_count, rules: [a], group-by: [source.ip], timespan: 1m, generate: false, condition: {gte: 3}}";
        Assert.Empty(Findings(correlation, "0 a u 1"));
        Assert.Equal("a", Assert.Single(Findings(correlation.Replace("generate: false", "generate: true", StringComparison.Ordinal), "0 a u 1")).Title.En);
    }

    [Fact]
    public void Groups_are_bounded_and_what_is_dropped_is_counted()
    {
        var library = new RuleLibrary();
        library.Add(Base + "title: found\ncorrelation: {type: event_count, rules: [a], group-by: [source.ip], timespan: 1d, condition: {gte: 3}}", "x");
        var engine = new RuleEngine(library.Compile());
        for (var i = 0; i < CorrelationRunner.MostGroups * 2; i++)
        {
            engine.Accept(Event($"{i % 1000} a u {i}"));
        }

        Assert.InRange(engine.Dropped, 1, CorrelationRunner.MostGroups * 2);
    }

    [Theory]
    [InlineData("type: event_count\n  rules: [nobody]\n  timespan: 1m\n  condition: {gte: 1}", "nobody")]
    [InlineData("type: event_count\n  rules: [a]\n  timespan: 1 fortnight\n  condition: {gte: 1}", "fortnight")]
    [InlineData("type: event_count\n  rules: [a]\n  timespan: 1m\n  condition: {about: 1}", "about")]
    [InlineData("type: value_count\n  rules: [a]\n  timespan: 1m\n  condition: {gte: 1}", "field")]
    [InlineData("type: often\n  rules: [a]\n  timespan: 1m\n  condition: {gte: 1}", "often")]
    [InlineData("type: temporal\n  rules: [found]\n  timespan: 1m", "itself")]
    public void A_broken_one_is_told_and_the_others_go_on(string section, string said)
    {
        var library = new RuleLibrary();
        library.Add(Base + "title: found\nname: found\ncorrelation:\n  " + section, "rules.yml");
        var rules = library.Compile();
        Assert.Equal(3, rules.Rules.Count);
        var problem = Assert.Single(rules.Problems);
        Assert.Contains(said, problem.Reason.En, StringComparison.Ordinal);
        Assert.Equal("rules.yml", problem.Location.File);
        Assert.True(problem.Location.Line > 15, problem.Location.ToString());
    }

    /// <summary>How often the condition held.</summary>
    private static int Matches(string correlation, string events)
    {
        var library = new RuleLibrary();
        library.Add(Base + correlation, "x");
        var rules = library.Compile();
        Assert.Empty(rules.Problems);
        var engine = new RuleEngine(rules);
        var told = 0;
        engine.Held += number => told += rules.Correlations[number].Correlation.Title.En == "found" ? 1 : 0;
        foreach (var e in events.Split(", "))
        {
            engine.Accept(Event(e));
        }

        engine.Conclude(new FindingList());
        return told;
    }

    private static IReadOnlyList<Finding> Findings(string correlation, string events)
    {
        var library = new RuleLibrary();
        library.Add(Base + correlation, "x");
        var engine = new RuleEngine(library.Compile());
        foreach (var e in events.Split(", "))
        {
            engine.Accept(Event(e));
        }

        var findings = new FindingList();
        engine.Conclude(findings);
        return findings.All;
    }

    private static Record Event(string text)
    {
        var words = text.Split(' ');
        var raw = Encoding.UTF8.GetBytes(text);
        var record = new Record();
        record.Reset(raw, 0, raw.Length);
        record.SetTime((1_700_000_000 + long.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture)) * 1_000_000_000, 0, TimeOrigin.WrittenZone);
        record.Set(FieldNames.ProcessName, "sshd");
        record.Set(FieldNames.EventAction, words[1]);
        record.Set(FieldNames.UserName, words[2]);
        record.Set(FieldNames.SourceIp, words[3]);
        if (words.Length > 4)
        {
            record.Set(FieldName.Get("a.number"), long.Parse(words[4], System.Globalization.CultureInfo.InvariantCulture));
        }

        if (words.Length > 5)
        {
            record.Set(FieldNames.DestinationIp, words[5]);
        }

        return record;
    }
}
