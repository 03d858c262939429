using Ashiato.Core;
using Ashiato.Detection.Sigma.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ashiato.Detection.Sigma.Parsing;

/// <summary>Reads YAML into nodes that know where they stand, within bounds: rule files may come from anywhere.</summary>
internal sealed class YamlNodes
{
    private readonly string _file;

    /// <summary>Nodes of one file.</summary>
    public YamlNodes(string file) => _file = file;

    /// <summary>The documents of a file.</summary>
    /// <exception cref="SigmaException">It is no YAML, or too large or deep.</exception>
    public IReadOnlyList<YamlNode> Documents(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new BoundedYamlParser(new Parser(new StringReader(text)), _file));
            return [.. stream.Documents.Select(d => d.RootNode)];
        }
        catch (YamlException e)
        {
            throw new SigmaException(new Text("not valid YAML: " + e.Message, "YAML として読めません: " + e.Message), new SigmaLocation(_file, e.Start.Line, e.Start.Column));
        }
    }

    /// <summary>Where a node stands.</summary>
    public SigmaLocation At(YamlNode node) => new(_file, node.Start.Line, node.Start.Column);

    /// <summary>A node's map.</summary>
    /// <exception cref="SigmaException">It is none.</exception>
    public YamlMappingNode Map(YamlNode node, string what) =>
        node as YamlMappingNode ?? throw new SigmaException(new Text($"'{what}' must be a map", $"'{what}' はマップでなければなりません"), At(node));

    /// <summary>A member of a map, or null.</summary>
    public static YamlNode? Find(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    /// <summary>A member of a map.</summary>
    /// <exception cref="SigmaException">There is none.</exception>
    public YamlNode Need(YamlMappingNode map, string key) =>
        Find(map, key) ?? throw new SigmaException(new Text($"'{key}' is missing", $"'{key}' がありません"), At(map));

    /// <summary>The text of a scalar member, or null.</summary>
    /// <exception cref="SigmaException">The member is no scalar.</exception>
    public string? Text(YamlMappingNode map, string key) => Find(map, key) is { } node ? Scalar(node, key).Text : null;

    /// <summary>A scalar.</summary>
    /// <exception cref="SigmaException">The node is none.</exception>
    public YamlValue Scalar(YamlNode node, string what) => node is YamlScalarNode scalar
        ? new YamlValue(IsNull(scalar) ? null : scalar.Value ?? "")
        : throw new SigmaException(new Text($"'{what}' must be a single value", $"'{what}' は単一の値でなければなりません"), At(node));

    /// <summary>The texts of a list, or of a single value; empty when the member is missing.</summary>
    /// <exception cref="SigmaException">A member of the list is no text.</exception>
    public IReadOnlyList<string> Texts(YamlMappingNode map, string key) => Find(map, key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(n => Scalar(n, key).Text).OfType<string>()],
        { } node => Scalar(node, key).Text is { } text ? [text] : [],
    };

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "null" or "Null" or "NULL" or "~";
}
