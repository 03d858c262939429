using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using YamlDotNet.RepresentationModel;

namespace Ashiato.Detection.Sigma.Parsing;

/// <summary>Reads search identifiers: maps, lists of maps, lists of keywords.</summary>
/// <param name="nodes">The file's nodes.</param>
/// <param name="checksRegexes">Are regular expressions checked, or known to be good?</param>
internal sealed class DetectionParser(YamlNodes nodes, bool checksRegexes = true)
{
    /// <summary>Reads the search identifiers of a <c>detection</c> or <c>filter</c> section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="others">Members that are no search identifiers.</param>
    /// <exception cref="SigmaException">Something is malformed.</exception>
    public IReadOnlyDictionary<string, DetectionNode> Read(YamlMappingNode section, params string[] others)
    {
        var all = new Dictionary<string, DetectionNode>(StringComparer.Ordinal);
        foreach (var (key, value) in section.Children)
        {
            var name = nodes.Scalar(key, "detection").Text ?? "";
            if (!others.Contains(name))
            {
                all[name] = Node(value);
            }
        }

        return all.Count > 0 ? all : throw new SigmaException(new Text("there is no search identifier", "検索条件（selection）がありません"), nodes.At(section));
    }

    /// <summary>Reads conditions: one, or a list of which any is enough; each name must be a search identifier.</summary>
    public IReadOnlyList<ConditionNode> Conditions(YamlMappingNode section, IReadOnlyDictionary<string, DetectionNode> detections)
    {
        var node = nodes.Need(section, "condition");
        IEnumerable<YamlNode> all = node is YamlSequenceNode list ? list : [node];
        return [.. all.Select(n => Checked(ConditionParser.Parse(nodes.Scalar(n, "condition").Text ?? "", nodes.At(n)), detections, n))];
    }

    private ConditionNode Checked(ConditionNode condition, IReadOnlyDictionary<string, DetectionNode> detections, YamlNode node)
    {
        var unknown = Unknown(condition, detections).FirstOrDefault();
        return unknown is null
            ? condition
            : throw new SigmaException(new Text($"the condition names '{unknown}', which is no search identifier", $"条件にある '{unknown}' が detection にありません"), nodes.At(node));
    }

    private static IEnumerable<string> Unknown(ConditionNode condition, IReadOnlyDictionary<string, DetectionNode> detections) => condition switch
    {
        AndCondition and => Unknown(and.Left, detections).Concat(Unknown(and.Right, detections)),
        OrCondition or => Unknown(or.Left, detections).Concat(Unknown(or.Right, detections)),
        NotCondition not => Unknown(not.Inner, detections),
        OfCondition of => of.Names(detections.Keys).Any() ? [] : [of.Pattern],
        NamedCondition named => detections.ContainsKey(named.Name) ? [] : [named.Name],
        _ => [],
    };

    private DetectionNode Node(YamlNode node) => node switch
    {
        YamlMappingNode map => Map(map),
        YamlSequenceNode list => List(list),
        _ => ModifierParser.Parse("", [nodes.Scalar(node, "keywords")], nodes.At(node), checksRegexes),
    };

    private DetectionNode Map(YamlMappingNode map)
    {
        var parts = new List<DetectionNode>();
        foreach (var (key, value) in map.Children)
        {
            parts.Add(Item(nodes.Scalar(key, "field").Text ?? "", key, value));
        }

        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    private DetectionItem Item(string key, YamlNode keyNode, YamlNode value)
    {
        if (value is YamlMappingNode)
        {
            throw new SigmaException(new Text($"the value of '{key}' must not be a map", $"'{key}' の値にマップは使えません"), nodes.At(value));
        }

        YamlValue[] values = value is YamlSequenceNode list ? [.. list.Select(n => nodes.Scalar(n, key))] : [nodes.Scalar(value, key)];
        return values.Length > 0
            ? ModifierParser.Parse(key, values, nodes.At(keyNode), checksRegexes)
            : throw new SigmaException(new Text($"'{key}' has no values", $"'{key}' に値がありません"), nodes.At(keyNode));
    }

    /// <summary>Keywords and maps may stand in one list.</summary>
    private DetectionNode List(YamlSequenceNode list)
    {
        var keywords = list.OfType<YamlScalarNode>().ToList();
        var parts = list.Where(n => n is not YamlScalarNode).Select(Node).ToList();
        if (keywords.Count > 0)
        {
            parts.Insert(0, ModifierParser.Parse("", [.. keywords.Select(k => nodes.Scalar(k, "keywords"))], nodes.At(list), checksRegexes));
        }

        return parts.Count switch
        {
            0 => throw new SigmaException(new Text("the list is empty", "リストが空です"), nodes.At(list)),
            1 => parts[0],
            _ => new AnyOf(parts),
        };
    }
}
