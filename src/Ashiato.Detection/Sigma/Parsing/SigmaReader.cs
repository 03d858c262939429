using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Sigma.Model;
using YamlDotNet.RepresentationModel;

namespace Ashiato.Detection.Sigma.Parsing;

/// <summary>Reads rule files (Sigma specification 2.1): rules, correlations and filters, one or several documents a file. A broken document never stops the others.</summary>
public static class SigmaReader
{
    /// <summary>Larger files are no rules.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>Reads the documents of one file.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="checksRegexes">Are regular expressions checked, or known to be good?</param>
    /// <returns>The documents, and for each that is broken why.</returns>
    public static (IReadOnlyList<SigmaDocument> Documents, IReadOnlyList<SigmaProblem> Problems) Read(string text, string file, bool checksRegexes = true)
    {
        var nodes = new YamlNodes(file);
        var documents = new List<SigmaDocument>();
        var problems = new List<SigmaProblem>();
        IReadOnlyList<YamlNode> roots;
        try
        {
            roots = nodes.Documents(text);
        }
        catch (SigmaException e)
        {
            return ([], [new SigmaProblem(e.Location!, null, e.Reason, false)]);
        }

        YamlMappingNode? global = null;
        foreach (var root in roots)
        {
            string? title = null;
            try
            {
                var map = nodes.Map(root, "rule");
                title = map.Children.TryGetValue(new YamlScalarNode("title"), out var t) ? (t as YamlScalarNode)?.Value : null;
                switch (nodes.Text(map, "action"))
                {
                    case "global":
                        global = map;
                        continue;
                    case "reset":
                        global = null;
                        continue;
                    case "repeat":
                        throw new SigmaException(new Text("'action: repeat' was taken out of Sigma", "'action: repeat' は Sigma から廃止されました"), nodes.At(map));
                    default:
                        documents.Add(Document(nodes, new DetectionParser(nodes, checksRegexes), global is null ? map : Merge(global, map)));
                        break;
                }
            }
            catch (SigmaException e)
            {
                problems.Add(new SigmaProblem(e.Location ?? nodes.At(root), title, e.Reason, e.IsRefusal));
            }
        }

        return (documents, problems);
    }

    /// <summary>Rule collections: what the global part says holds for every document that does not say otherwise.</summary>
    private static YamlMappingNode Merge(YamlMappingNode global, YamlMappingNode map)
    {
        var merged = new YamlMappingNode();
        foreach (var (key, value) in map.Children)
        {
            merged.Add(key, value);
        }

        foreach (var (key, value) in global.Children.Where(c => ((YamlScalarNode)c.Key).Value != "action"))
        {
            if (!merged.Children.TryGetValue(key, out var own))
            {
                merged.Add(key, value);
            }
            else if (own is YamlMappingNode a && value is YamlMappingNode b)
            {
                merged.Children[key] = Merge(b, a);
            }
        }

        return merged;
    }

    private static SigmaDocument Document(YamlNodes nodes, DetectionParser detections, YamlMappingNode map)
    {
        var common = Common(nodes, map);
        if (YamlNodes.Find(map, "correlation") is { } correlation)
        {
            return new CorrelationParser(nodes).Read(common, nodes.Map(correlation, "correlation"));
        }

        var source = LogSource(nodes, map);
        if (YamlNodes.Find(map, "filter") is { } filter)
        {
            var section = nodes.Map(filter, "filter");
            var searches = detections.Read(section, "rules", "condition");
            return new SigmaFilter
            {
                Location = common.Location,
                Title = common.Title,
                Id = common.Id,
                Name = common.Name,
                Description = common.Description,
                LogSource = source,
                Rules = nodes.Texts(section, "rules"),
                Detections = searches,
                Condition = detections.Conditions(section, searches)[0],
            };
        }

        var detection = nodes.Map(nodes.Need(map, "detection"), "detection");
        var identifiers = detections.Read(detection, "condition", "timeframe");
        return new SigmaRule
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
            LogSource = source,
            Detections = identifiers,
            Conditions = detections.Conditions(detection, identifiers),
        };
    }

    private static LogSource LogSource(YamlNodes nodes, YamlMappingNode map)
    {
        var section = nodes.Map(nodes.Need(map, "logsource"), "logsource");
        var source = new LogSource(nodes.Text(section, "category"), nodes.Text(section, "product"), nodes.Text(section, "service"));
        return source is { Category: null, Product: null, Service: null }
            ? throw new SigmaException(new Text("'logsource' needs a category, product or service", "'logsource' に category、product、service のいずれかが必要です"), nodes.At(section))
            : source;
    }

    private static CommonPart Common(YamlNodes nodes, YamlMappingNode map)
    {
        var title = nodes.Text(map, "title") ?? throw new SigmaException(new Text("'title' is missing", "'title' がありません"), nodes.At(map));
        var own = YamlNodes.Find(map, "ashiato") is { } node ? nodes.Map(node, "ashiato") : null;
        var description = nodes.Text(map, "description") ?? "";
        return new CommonPart
        {
            Location = nodes.At(map),
            Title = new Text(title, own is null ? title : nodes.Text(own, "title_ja") ?? title),
            Id = nodes.Text(map, "id"),
            Name = nodes.Text(map, "name"),
            Description = new Text(description, own is null ? description : nodes.Text(own, "description_ja") ?? description),
            FalsePositives = Both(nodes.Texts(map, "falsepositives"), own is null ? [] : nodes.Texts(own, "falsepositives_ja")),
            NextSteps = own is null ? [] : Both(nodes.Texts(own, "next"), nodes.Texts(own, "next_ja")),
            Level = Level(nodes, map),
            Status = nodes.Text(map, "status"),
            Tags = nodes.Texts(map, "tags"),
            References = nodes.Texts(map, "references"),
            Own = own is null ? null : Own(nodes, own),
        };
    }

    private static AshiatoPart Own(YamlNodes nodes, YamlMappingNode own) => new()
    {
        FindingId = nodes.Text(own, "finding"),
        Kind = nodes.Text(own, "kind") is { } kind ? (FindingKind)Word(typeof(FindingKind), nodes, own, "kind", kind) : null,
        Confidence = nodes.Text(own, "confidence") is { } confidence ? (Confidence)Word(typeof(Confidence), nodes, own, "confidence", confidence) : Confidence.Medium,
        Per = nodes.Texts(own, "per"),
        Match = nodes.Texts(own, "match"),
        Ignore = nodes.Texts(own, "ignore"),
    };

    /// <summary>Not generic: each enumeration would be one more method to compile at every start.</summary>
    private static object Word(Type type, YamlNodes nodes, YamlMappingNode map, string key, string word) =>
        Enum.TryParse(type, word, ignoreCase: true, out var value) && char.IsAsciiLetter(word[0])
            ? value
            : throw new SigmaException(new Text($"'{key}' must be one of {string.Join(", ", Enum.GetNames(type))}", $"'{key}' は {string.Join("、", Enum.GetNames(type))} のいずれかです"), nodes.At(map));

    private static SigmaLevel Level(YamlNodes nodes, YamlMappingNode map) =>
        nodes.Text(map, "level") is { } level ? (SigmaLevel)Word(typeof(SigmaLevel), nodes, map, "level", level) : SigmaLevel.Medium;

    private static Text[] Both(IReadOnlyList<string> en, IReadOnlyList<string> ja)
    {
        var both = new Text[en.Count];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = new Text(en[i], i < ja.Count ? ja[i] : en[i]);
        }

        return both;
    }

    private sealed record CommonPart : SigmaDocument;
}
