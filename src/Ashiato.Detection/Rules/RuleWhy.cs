using System.Text.RegularExpressions;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Compilation;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Values;

namespace Ashiato.Detection.Rules;

/// <summary>Says which parts of a rule a record matched and which it did not, with the values.</summary>
public sealed class RuleWhy
{
    private const int MostValues = 8;
    private readonly CompiledRule _rule;
    private readonly Record _record;
    private readonly DetectionCompiler _compiler;

    private RuleWhy(CompiledRule rule, Record record)
    {
        _rule = rule;
        _record = record;
        _compiler = new DetectionCompiler(rule.Source);
    }

    /// <summary>Explains a rule's answer to a record.</summary>
    public static WhyPart Explain(CompiledRule rule, Record record) => new RuleWhy(rule, record).Whole();

    private WhyPart Whole()
    {
        var inScope = _rule.Source.Scope.Matches(_record);
        var parts = new List<WhyPart> { new($"logsource {_rule.Rule.LogSource} ({_rule.Source.Name})", inScope, _record.Dataset.Value, []) };
        parts.AddRange(_rule.Rule.Conditions.Select(Condition));
        return new WhyPart(_rule.Rule.Title.En, inScope && _rule.Filter.Matches(_record), null, parts);
    }

    private WhyPart Condition(ConditionNode condition)
    {
        IReadOnlyList<WhyPart> parts = condition switch
        {
            AndCondition and => [.. Flat<AndCondition>(and, c => (c.Left, c.Right)).Select(Condition)],
            OrCondition or => [.. Flat<OrCondition>(or, c => (c.Left, c.Right)).Select(Condition)],
            NotCondition not => [Condition(not.Inner)],
            OfCondition of => [.. of.Names(_rule.Rule.Detections.Keys).Select(Search)],
            NamedCondition named => [Search(named.Name)],
            _ => [],
        };
        if (condition is NamedCondition)
        {
            return parts[0];
        }

        var holds = _compiler.Compile(condition, _rule.Rule.Detections).Matches(_record);
        var label = condition switch
        {
            AndCondition => "and",
            OrCondition => "or",
            NotCondition => "not",
            OfCondition of => $"{(of.Least is { } least ? least : "all")} of {of.Pattern}",
            _ => "",
        };
        return new WhyPart(label, holds, null, parts);
    }

    private WhyPart Search(string name)
    {
        var node = _rule.Rule.Detections[name];
        IReadOnlyList<WhyPart> parts = node switch
        {
            AllOf all => [.. all.Parts.Select(Node)],
            AnyOf any => [.. any.Parts.Select(Node)],
            _ => [Node(node)],
        };
        return new WhyPart(name, _compiler.Compile(node).Matches(_record), null, parts);
    }

    private WhyPart Node(DetectionNode node)
    {
        var holds = _compiler.Compile(node).Matches(_record);
        return node switch
        {
            AllOf all => new WhyPart("all of", holds, null, [.. all.Parts.Select(Node)]),
            AnyOf any => new WhyPart("any of", holds, null, [.. any.Parts.Select(Node)]),
            DetectionItem item => new WhyPart(Label(item), holds, Value(item), []),
            _ => new WhyPart("", holds, null, []),
        };
    }

    private string? Value(DetectionItem item) => item.Field is null
        ? null
        : _rule.Source.Find(item.Field).Select(p => p.IsDataset ? _record.Dataset.Value : _record.GetString(p.Name)).FirstOrDefault(v => v is not null) ?? "-";

    private static string Label(DetectionItem item)
    {
        var values = string.Join(item.IsAll ? " and " : " or ", item.Values.Take(MostValues).Select(Text)) + (item.Values.Count > MostValues ? " …" : "");
        return $"{item.Field ?? "keywords"}{(item.IsNegated ? " is not" : "")}: {values}";
    }

    private static string Text(SigmaValue value) => value switch
    {
        TextValue text => text.IsCased ? $"{text.Text} (cased)" : text.Text.ToString(),
        RegexValue regex => $"/{regex.Pattern}/{(regex.Options.HasFlag(RegexOptions.IgnoreCase) ? "i" : "")}",
        CidrValue cidr => cidr.Network,
        NumberValue number => number.Comparison.Sign() + number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        TimePartValue part => $"{part.Part}{part.Comparison.Sign()}{part.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        ExistsValue exists => exists.IsThere ? "exists" : "does not exist",
        NullValue => "null",
        FieldValue field => $"the value of {field.Field}",
        _ => "",
    };

    /// <summary><c>a and b and c</c> is one list of three.</summary>
    private static IEnumerable<ConditionNode> Flat<T>(T node, Func<T, (ConditionNode Left, ConditionNode Right)> sides)
        where T : ConditionNode
    {
        var (left, right) = sides(node);
        return (left is T l ? Flat(l, sides) : [left]).Concat(right is T r ? Flat(r, sides) : [right]);
    }
}
