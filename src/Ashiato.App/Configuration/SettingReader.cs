using Ashiato.Core;
using YamlDotNet.RepresentationModel;

namespace Ashiato.App.Configuration;

/// <summary>Reads the values of settings. What a value cannot be is refused with its line.</summary>
/// <param name="path">The file they stand in; paths are taken from its directory.</param>
internal sealed class SettingReader(string path)
{
    /// <summary>The settings of a section, in their order.</summary>
    /// <param name="node">The section.</param>
    /// <param name="of">Its name.</param>
    public IEnumerable<(string Name, YamlNode Value)> Members(YamlNode node, string of) => node is YamlMappingNode map
        ? map.Children.Select(c => ((c.Key as YamlScalarNode)?.Value ?? "?", c.Value))
        : throw Wrong(node, new Text("settings 'name: value' are expected here ({0}.…)", "ここには「名前: 値」の形の設定が必要です（{0}.…）").With(of));

    /// <summary>A text.</summary>
    public string Plain(YamlNode node, string name) => node is YamlScalarNode { Value: { Length: > 0 } value } ? value
        : throw Wrong(node, new Text("'{0}' takes a text", "'{0}' には文字列を指定してください").With(name));

    /// <summary>A text without blanks and control characters.</summary>
    public string Word(YamlNode node, string name) => Plain(node, name) is var value && !value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) ? value
        : throw Wrong(node, new Text("'{0}' takes a word without blanks", "'{0}' には空白を含まない値を指定してください").With(name));

    /// <summary>A path, from the directory of the file.</summary>
    public string FullPath(YamlNode node, string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Plain(node, name));

    /// <summary>One of some words, in either case.</summary>
    public T Choice<T>(YamlNode node, string name, params (string Word, T Value)[] choices)
    {
        var word = (node as YamlScalarNode)?.Value?.ToLowerInvariant();
        foreach (var choice in choices.Where(c => c.Word == word))
        {
            return choice.Value;
        }

        throw Wrong(node, new Text("'{0}' is one of {1}", "'{0}' は {1} のどれかです").With(name, string.Join(", ", choices.Select(c => c.Word))));
    }

    /// <summary>A value that cannot be, with its line.</summary>
    public ConfigurationException Wrong(YamlNode node, Text text) => new(new Text("{0}:{1}: {2}", "{0}:{1}: {2}").With(path, node.Start.Line, text));
}
