using System.Reflection;
using Ashiato.Detection.Sigma.Model;
using Ashiato.Detection.Sigma.Parsing;
using Ashiato.Query.Filters;
using Ashiato.Query.Values;
using YamlDotNet.RepresentationModel;

namespace Ashiato.Detection.Sigma.Compilation;

/// <summary>Every log source that rules may name: one readable file each, in <c>Sigma/LogSources</c>.</summary>
public sealed class LogSourceCatalog
{
    private static readonly Lazy<LogSourceCatalog> Made = new(() => new LogSourceCatalog());
    private readonly Dictionary<LogSource, LogSourceMap> _bySource = [];

    private LogSourceCatalog()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("logsources/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var map = Read(name["logsources/".Length..^".yml".Length], reader.ReadToEnd());
            All.Add(map);
            foreach (var source in map.Sources)
            {
                if (!_bySource.TryAdd(source, map))
                {
                    throw new InvalidOperationException($"the log source {source} stands in {map.Name} and {_bySource[source].Name}");
                }
            }
        }
    }

    /// <summary>The one catalogue.</summary>
    public static LogSourceCatalog Instance => Made.Value;

    /// <summary>Every log source, by the names of their files.</summary>
    public List<LogSourceMap> All { get; } = [];

    /// <summary>What a rule's log source means here, or null when no log that Ashiato reads is of that kind.</summary>
    public LogSourceMap? Find(LogSource source) => _bySource.GetValueOrDefault(source);

    private static LogSourceMap Read(string name, string text)
    {
        var nodes = new YamlNodes(name);
        var map = nodes.Map(nodes.Documents(text)[0], name);
        var title = nodes.Text(map, "title") ?? name;
        var sources = ((YamlSequenceNode)nodes.Need(map, "sources")).Select(n => nodes.Map(n, "sources"))
            .Select(s => new LogSource(nodes.Text(s, "category"), nodes.Text(s, "product"), nodes.Text(s, "service")));
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (YamlNodes.Find(map, "fields") is YamlMappingNode list)
        {
            foreach (var (key, _) in list.Children)
            {
                var field = nodes.Scalar(key, "fields").Text!;
                fields[field] = [.. nodes.Texts(list, field)];
            }
        }

        return new LogSourceMap(name, Core.Text.Same(title), [.. sources], Scope(nodes, map), fields, nodes.Text(map, "other")) { TakesAuditEvents = nodes.Text(map, "events") == "audit" };
    }

    /// <summary><c>when</c> must hold, <c>unless</c> must not; both are search identifiers over our own fields; <c>events: audit</c> asks for audit events put together.</summary>
    private static Filter Scope(YamlNodes nodes, YamlMappingNode map)
    {
        var parts = new List<Filter>();
        var plain = new LogSourceMap("", default, [], AllFilter.Instance, new Dictionary<string, string[]>(), null);
        foreach (var (key, isWanted) in new[] { ("when", true), ("unless", false) })
        {
            if (YamlNodes.Find(map, key) is not { } section)
            {
                continue;
            }

            var wrapped = new YamlMappingNode { { key, section } };
            var filter = new DetectionCompiler(plain).Compile(new DetectionParser(nodes).Read(wrapped)[key]);
            parts.Add(isWanted ? filter : new NotFilter(filter));
        }

        parts.AddRange(nodes.Texts(map, "keywords").Select(word => new TextFilter(WildcardTest.For(word, TextPlace.Anywhere))));
        return parts.Count switch
        {
            0 => AllFilter.Instance,
            1 => parts[0],
            _ => new AndFilter(parts),
        };
    }
}
