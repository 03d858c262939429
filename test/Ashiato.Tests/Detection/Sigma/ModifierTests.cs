using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Matching;
using Ashiato.Detection.Rules;

namespace Ashiato.Tests.Detection.Sigma;

/// <summary>Every value modifier of the Sigma specification (modifiers appendix 2.1), each with a value that passes and its nearest neighbour that does not.</summary>
public sealed class ModifierTests
{
    private const string Command = "process.command_line";

    [Theory]
    [InlineData("contains: bcd", "abcde", "acbde")]
    [InlineData("contains: BcD", "abcde", "abxde")]
    [InlineData("contains|cased: BcD", "aBcDe", "abcde")]
    [InlineData("startswith: abc", "ABCd", "xabc")]
    [InlineData("endswith: cde", "abCDE", "cdef")]
    [InlineData("contains|all: [ab, cd]", "cd ab", "cd ba")]
    [InlineData("contains: [ab, cd]", "x cd", "x ac")]
    [InlineData("contains: 'a*c'", "xabbcx", "xcbax")]
    [InlineData("contains: 'a?c'", "xabcx", "xacx")]
    [InlineData("contains: 'a\\*c'", "xa*cx", "xabcx")]
    [InlineData("neq: abc", "abd", "ABC")]
    [InlineData("re: '^a[0-9]+z$'", "a12z", "A12z")]
    [InlineData("re|i: '^a[0-9]+z$'", "A12Z", "a12zz")]
    [InlineData("re|s: 'a.b'", "a\nb", "ab")]
    [InlineData("re: 'a.b'", "axb", "a\nb")]
    [InlineData("re|m: '^b$'", "a\nb\nc", "a\nbb\nc")]
    [InlineData("base64|contains: foobar", "echo Zm9vYmFy|x", "echo zm9vYmFy|x")]
    [InlineData("base64offset|contains: foobar", "x eGZvb2Jhcnk= y", "x eGZvb2Jh Zm9v y")]
    [InlineData("base64offset|contains: foobar", "Zm9vYmFyeA==", "Zm9vYmF5")]
    [InlineData("wide|base64offset|contains: ping", "cABpAG4AZwA=", "cGluZw==")]
    [InlineData("utf16le|base64|contains: ping", "cABpAG4AZwA=", "AHAAaQBuAGc=")]
    [InlineData("utf16be|base64|contains: ping", "AHAAaQBuAGc=", "cABpAG4AZwA=")]
    [InlineData("utf16|base64|contains: ping", "//5wAGkAbgBnAA==", "cABpAG4AZwA=")]
    [InlineData("windash|contains: ' -n'", "x /n y", "x n y")]
    [InlineData("windash|contains: ' -n'", "x –n y", "x +n y")]
    [InlineData("gt: 5", "6", "5")]
    [InlineData("gte: 5", "5", "4.9")]
    [InlineData("lt: 5", "4", "5")]
    [InlineData("lte: 5", "5", "5.1")]
    [InlineData("cidr: 192.0.2.0/24", "192.0.2.255", "192.0.3.1")]
    [InlineData("cidr: '2001:db8::/33'", "2001:db8:7fff::1", "2001:db8:8000::1")]
    [InlineData("fieldref: user.name", "alice", "alicia")]
    [InlineData("fieldref|startswith: user.name", "alice -x", "x alice")]
    [InlineData("fieldref|endswith: user.name", "x alice", "alice x")]
    [InlineData("fieldref|contains: user.name", "x ALICE x", "x alise x")]
    public void A_modifier_tells_a_value_from_its_neighbour(string modifierAndValue, string passing, string other)
    {
        var rule = Selection($"{Command}|{modifierAndValue}");
        Assert.True(Matches(rule, With(passing)), passing);
        Assert.False(Matches(rule, With(other)), other);
    }

    [Theory]
    [InlineData("exists: true", true, false)]
    [InlineData("exists: false", false, true)]
    public void Exists_asks_for_the_field_alone(string modifierAndValue, bool ifThere, bool ifNot)
    {
        var rule = Selection($"{Command}|{modifierAndValue}");
        Assert.Equal((ifThere, ifNot), (Matches(rule, With("x")), Matches(rule, With(null))));
    }

    [Theory]
    [InlineData("minute: 41", true)]
    [InlineData("minute: 40", false)]
    [InlineData("hour: 22", true)]
    [InlineData("hour|gte: 22", true)]
    [InlineData("hour|lt: 22", false)]
    [InlineData("day: 21", true)]
    [InlineData("week: 47", true)]
    [InlineData("week: 46", false)]
    [InlineData("month: 11", true)]
    [InlineData("year: 2026", true)]
    [InlineData("year|gt: 2026", false)]
    public void Parts_of_the_time_are_numbers_in_UTC(string modifierAndValue, bool expected)
    {
        var record = With("x");
        record.SetTime(new DateTimeOffset(2026, 11, 21, 22, 41, 5, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000_000, 0, TimeOrigin.WrittenZone);
        Assert.Equal(expected, Matches(Selection($"'@timestamp|{modifierAndValue.Replace(": ", "': ", StringComparison.Ordinal)}"), record));
    }

    [Theory]
    [InlineData("expand: '%admins%'", "no values are configured for the placeholder")]
    [InlineData("contians: x", "'contians' is no modifier of Sigma")]
    [InlineData("re: 'a(b'", "the expression is malformed")]
    [InlineData("re: '(a)\\1'", "cannot be matched in linear time")]
    [InlineData("contains|all: x", "'all' needs more than one value")]
    [InlineData("cidr: 192.0.2.0/33", "is no network")]
    [InlineData("gt: many", "")]
    public void What_cannot_be_meant_is_refused_with_the_reason(string modifierAndValue, string reason)
    {
        var rules = new RuleLibrary();
        rules.Add(Selection($"{Command}|{modifierAndValue}"), "made.yml");
        var set = rules.Compile();
        Assert.Empty(set.Rules);
        Assert.Contains(reason, Assert.Single(set.Problems).Reason.En, StringComparison.Ordinal);
    }

    private static Record With(string? command)
    {
        var record = new Record();
        record.Reset(Encoding.UTF8.GetBytes("made"), 0, 4);
        record.Dataset = new Constant("made");
        record.Set(FieldNames.UserName, "alice");
        if (command is not null)
        {
            record.Set(FieldName.Get(Command), command);
        }

        return record;
    }

    private static string Selection(string item) => $"""
        title: Made for a test
        id: 5d0f6a3a-4c0e-4c2e-9a8e-5a6b7c8d9e0f
        logsource:
          product: linux
        detection:
          selection:
            {item}
          condition: selection
        level: low
        """;

    private static bool Matches(string rule, Record record)
    {
        var library = new RuleLibrary();
        library.Add(rule, "made.yml");
        var set = library.Compile();
        Assert.Empty(set.Problems);
        var matches = new List<int>();
        new RuleMatcher(set.Rules).Match(record, matches);
        return matches.Count > 0;
    }
}
