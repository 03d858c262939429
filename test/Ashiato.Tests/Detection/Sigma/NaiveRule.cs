using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Values;

namespace Ashiato.Tests.Detection.Sigma;

/// <summary>Answers whether an event matches a rule, straight from the specification and on strings: what the engine is compared with.</summary>
internal sealed class NaiveRule(SigmaRule rule, LogSourceMap source)
{
    public bool Matches(SampleEvent e) => rule.Conditions.Any(c => Holds(c, e));

    private bool Holds(ConditionNode condition, SampleEvent e) => condition switch
    {
        AndCondition and => Holds(and.Left, e) && Holds(and.Right, e),
        OrCondition or => Holds(or.Left, e) || Holds(or.Right, e),
        NotCondition not => !Holds(not.Inner, e),
        NamedCondition named => Holds(rule.Detections[named.Name], e),
        OfCondition of => of.Names(rule.Detections.Keys).ToList() is var names && names.Count(n => Holds(rule.Detections[n], e)) >= (of.Least ?? names.Count),
        _ => throw new InvalidOperationException(),
    };

    private bool Holds(DetectionNode node, SampleEvent e) => node switch
    {
        AllOf all => all.Parts.All(p => Holds(p, e)),
        AnyOf any => any.Parts.Any(p => Holds(p, e)),
        DetectionItem item => item.IsNegated != (item.IsAll ? item.Values.All(v => Holds(item.Field, v, e)) : item.Values.Any(v => Holds(item.Field, v, e))),
        _ => throw new InvalidOperationException(),
    };

    private bool Holds(string? field, SigmaValue value, SampleEvent e)
    {
        if (field is null)
        {
            // What was decoded from the line counts as its text too.
            return Passes(value, e.Raw) || e.Fields.Values.Any(f => f.Exists(v => v.Length > 0 && !e.Raw.Contains(v, StringComparison.Ordinal) && Passes(value, v)));
        }

        var values = Values(field, e);
        return value switch
        {
            NullValue => values.Count == 0,
            ExistsValue exists => exists.IsThere == values.Count > 0,
            TextValue { Text.Parts.Count: 0 } => values.Count == 0 || values.Contains(""),
            FieldValue other => values.Exists(v => Values(other.Field, e).Exists(o => Stands(v, o, other))),
            _ => values.Exists(v => Passes(value, v)),
        };
    }

    private List<string> Values(string field, SampleEvent e)
    {
        var all = new List<string>();
        foreach (var place in source.Find(field))
        {
            if (place.IsDataset)
            {
                all.Add(e.Dataset);
            }
            else if (e.Fields.TryGetValue(place.Name.Name, out var values))
            {
                all.AddRange(place.Member < 0 ? values : values.Skip(place.Member).Take(1));
            }
        }

        return all;
    }

    private static bool Stands(string value, string other, FieldValue how)
    {
        var comparison = how.IsCased ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return how.Place switch
        {
            TextPlace.Whole => value.Equals(other, comparison),
            TextPlace.Beginning => value.StartsWith(other, comparison),
            TextPlace.End => value.EndsWith(other, comparison),
            _ => value.Contains(other, comparison),
        };
    }

    private static bool Passes(SigmaValue value, string text) => value switch
    {
        TextValue wanted => Regex.IsMatch(text, Pattern(wanted.Text), RegexOptions.Singleline | RegexOptions.CultureInvariant | (wanted.IsCased ? RegexOptions.None : RegexOptions.IgnoreCase)),
        RegexValue regex => Regex.IsMatch(text, regex.Pattern, regex.Options | RegexOptions.CultureInvariant),
        CidrValue cidr => IPAddress.TryParse(text, out var address) && IPNetwork.Parse(cidr.Network.Contains('/') ? cidr.Network : cidr.Network + "/32").Contains(address),
        NumberValue number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && number.Comparison.Holds(n, number.Number),
        _ => throw new InvalidOperationException(),
    };

    private static string Pattern(WildcardText text)
    {
        var pattern = new StringBuilder("^");
        foreach (var part in text.Parts)
        {
            _ = pattern.Append(part.Text is null ? (part.IsStar ? ".*" : "(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)") : Regex.Escape(part.Text));
        }

        return pattern.Append("\\z").ToString();
    }
}
