using Ashiato.Detection.Logcheck;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Fuzz.Targets;

/// <summary>The bytes as a rule file of logcheck, its patterns over its own lines: what tells one rule and what tells any rule agree.</summary>
internal sealed class EreTarget : IFuzzTarget
{
    private const int MostBytes = 2_000;

    public string Name => "logcheck.ere";

    public string? Format => null;

    public int MostKept => 20;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var bytes = data[..Math.Min(data.Length, MostBytes)].ToArray();
        foreach (var locale in new[] { EreLocale.C, EreLocale.Utf8 })
        {
            var reader = new RuleReader(locale);
            var rules = reader.ReadFile(new RuleText("fuzz", "fuzz", bytes));
            var (any, which) = (RuleSet.Of(locale, rules), new RuleFinder(locale, rules));
            seen.Add($"{locale} {rules.Count > 0} {string.Join('|', reader.Problems.Select(p => p.Reason.En.Split('(')[0]).Distinct().Order())}");
            var found = new List<int>();
            foreach (var range in bytes.AsSpan().Split((byte)'\n'))
            {
                found.Clear();
                which.Find(bytes.AsSpan()[range], found);
                if (any.Matches(LineEnds.Trim(bytes.AsSpan()[range], locale)) != found.Count > 0)
                {
                    throw new InvalidDataException("any rule and which rule do not agree");
                }
            }
        }
    }
}
