using System.Globalization;
using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Query.Values;
using YamlDotNet.RepresentationModel;

namespace Ashiato.Detection.Sigma.Parsing;

/// <summary>Reads the <c>correlation</c> section.</summary>
/// <param name="nodes">The file's nodes.</param>
internal sealed class CorrelationParser(YamlNodes nodes)
{
    /// <summary>Reads a correlation.</summary>
    /// <param name="common">What it has in common with rules.</param>
    /// <param name="section">The section.</param>
    /// <exception cref="SigmaException">Something is malformed.</exception>
    public SigmaCorrelation Read(SigmaDocument common, YamlMappingNode section)
    {
        var type = Type(section);
        var (conditions, expression, fields, percentile) = Condition(section, type);
        var rules = nodes.Texts(section, "rules");
        if (rules.Count == 0)
        {
            throw Wrong("the correlation names no rules", "相関ルールに rules がありません", section);
        }

        return new SigmaCorrelation
        {
            Location = common.Location,
            Title = common.Title,
            Id = common.Id,
            Name = common.Name,
            Description = common.Description,
            FalsePositives = common.FalsePositives,
            NextSteps = common.NextSteps,
            Level = common.Level,
            Status = common.Status,
            Tags = common.Tags,
            References = common.References,
            Own = common.Own,
            Type = type,
            Rules = rules,
            GroupBy = nodes.Texts(section, "group-by"),
            Timespan = Timespan(section),
            Conditions = conditions,
            Expression = expression,
            Fields = fields,
            Percentile = percentile,
            Aliases = Aliases(section),
            Generate = nodes.Text(section, "generate") is "true" or "True" or "yes",
        };
    }

    private CorrelationType Type(YamlMappingNode section)
    {
        var node = nodes.Need(section, "type");
        return nodes.Scalar(node, "type").Text switch
        {
            "event_count" => CorrelationType.EventCount,
            "value_count" => CorrelationType.ValueCount,
            "value_sum" => CorrelationType.ValueSum,
            "value_avg" => CorrelationType.ValueAvg,
            "value_percentile" => CorrelationType.ValuePercentile,
            "value_median" => CorrelationType.ValueMedian,
            "temporal" => CorrelationType.Temporal,
            "temporal_ordered" => CorrelationType.TemporalOrdered,
            var other => throw Wrong($"'{other}' is no type of correlation", $"'{other}' という相関の種類はありません", node),
        };
    }

    private TimeSpan Timespan(YamlMappingNode section)
    {
        var node = nodes.Need(section, "timespan");
        var text = nodes.Scalar(node, "timespan").Text ?? "";
        if (text.Length > 1 && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000_000)
        {
            long? seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, 'w' => 604_800, 'M' => 30 * 86_400, 'y' => 365 * 86_400, _ => null };
            if (seconds is { } unit && number * unit < TimeSpan.MaxValue.TotalSeconds / 2)
            {
                return TimeSpan.FromSeconds(number * unit);
            }
        }

        throw Wrong($"'{text}' is no time span: a number and one of s m h d", $"'{text}' は期間として読めません（数値と s m h d のいずれか）", node);
    }

    private (List<(Comparison, double)> Conditions, ConditionNode? Expression, IReadOnlyList<string> Fields, double Percentile) Condition(YamlMappingNode section, CorrelationType type)
    {
        var isTemporal = type is CorrelationType.Temporal or CorrelationType.TemporalOrdered;
        var conditions = new List<(Comparison, double)>();
        var node = YamlNodes.Find(section, "condition");
        if (node is null && isTemporal)
        {
            return (conditions, null, [], 50);
        }

        if (node is YamlScalarNode && isTemporal)
        {
            return (conditions, ConditionParser.Parse(nodes.Scalar(node, "condition").Text ?? "", nodes.At(node)), [], 50);
        }

        var map = nodes.Map(node ?? nodes.Need(section, "condition"), "condition");
        foreach (var (key, value) in map.Children)
        {
            var name = nodes.Scalar(key, "condition").Text;
            Comparison? comparison = name switch
            {
                "lt" => Comparison.Less,
                "lte" => Comparison.LessOrEqual,
                "gt" => Comparison.Greater,
                "gte" => Comparison.GreaterOrEqual,
                "eq" => Comparison.Equal,
                "neq" => Comparison.NotEqual,
                _ => null,
            };
            if (comparison is { } known)
            {
                conditions.Add((known, Number(value, name!)));
            }
            else if (name is not ("field" or "percentile"))
            {
                throw Wrong($"'{name}' is no condition of a correlation", $"'{name}' という条件は相関ルールにありません", key);
            }
        }

        var fields = nodes.Texts(map, "field");
        if (conditions.Count == 0)
        {
            throw Wrong("the condition compares with nothing", "条件に比較（gte など）がありません", map);
        }

        if (fields.Count == 0 && type is not (CorrelationType.EventCount or CorrelationType.Temporal or CorrelationType.TemporalOrdered))
        {
            throw Wrong("the condition needs a 'field'", "条件に 'field' が必要です", map);
        }

        var percentile = YamlNodes.Find(map, "percentile") is { } p ? Number(p, "percentile") : 50;
        return (conditions, null, fields, percentile is >= 0 and <= 100 ? percentile : throw Wrong("the percentile must be 0 to 100", "percentile は 0 から 100 までです", map));
    }

    private double Number(YamlNode node, string name) =>
        double.TryParse(nodes.Scalar(node, name).Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"'{name}' must be a number", $"'{name}' は数値でなければなりません", node);

    private Dictionary<string, IReadOnlyDictionary<string, string>> Aliases(YamlMappingNode section)
    {
        var aliases = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (YamlNodes.Find(section, "aliases") is not { } node)
        {
            return aliases;
        }

        foreach (var (key, value) in nodes.Map(node, "aliases").Children)
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (rule, field) in nodes.Map(value, "aliases").Children)
            {
                fields[nodes.Scalar(rule, "aliases").Text ?? ""] = nodes.Scalar(field, "aliases").Text ?? "";
            }

            aliases[nodes.Scalar(key, "aliases").Text ?? ""] = fields;
        }

        return aliases;
    }

    private SigmaException Wrong(string en, string ja, YamlNode node) => new(new Text(en, ja), nodes.At(node));
}
