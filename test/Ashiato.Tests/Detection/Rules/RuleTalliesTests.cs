using Ashiato.Core;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Rules;

namespace Ashiato.Tests.Detection.Rules;

public sealed class RuleTalliesTests
{
    /// <summary>Of attempts the thousandth address says no more than the first, of faint ones the 250th; what others' rules hold to be serious is told of everybody.</summary>
    [Theory]
    [InlineData("high", 1_010, 0)]
    [InlineData("medium", 1_001, 10)]
    [InlineData("low", 251, 760)]
    public void Serious_matches_of_others_rules_are_not_put_together(string level, int findings, int dropped)
    {
        var library = new RuleLibrary();
        library.Add($$"""
            title: made
            logsource: { product: linux }
            detection: { a: { event.action: made }, condition: a }
            level: {{level}}
            """, "x");
        var engine = new RuleEngine(library.Compile());
        for (var i = 0; i < 1_010; i++)
        {
            var record = new Record();
            var raw = "made"u8.ToArray();
            record.Reset(raw, 0, raw.Length);
            record.Set(FieldNames.EventAction, "made");
            record.Set(FieldNames.UserName, "user" + i);
            engine.Accept(record);
        }

        var list = new FindingList();
        engine.Conclude(list);
        Assert.Equal((findings, dropped), (list.All.Count, (int)engine.Dropped));
    }
}
