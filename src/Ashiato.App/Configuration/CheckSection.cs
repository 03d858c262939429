using Ashiato.Core;
using YamlDotNet.RepresentationModel;

namespace Ashiato.App.Configuration;

/// <summary>Reads the <c>check</c> section (docs/configuration.md). A setting that nobody knows is refused with its line.</summary>
/// <param name="path">The file it stands in; paths are taken from its directory.</param>
internal sealed class CheckSection(string path)
{
    private static readonly string[] Levels = ["workstation", "server", "paranoid"];

    /// <summary>Reads the section.</summary>
    /// <exception cref="ConfigurationException">A setting is unknown or has a value it cannot have.</exception>
    public CheckConfiguration Read(YamlNode section)
    {
        var check = new CheckConfiguration();
        foreach (var (key, value) in section is YamlMappingNode map ? map.Children : throw Wrong(section, new Text("settings 'name: value' are expected here (check.…)", "ここには「名前: 値」の形の設定が必要です（check.…）")))
        {
            var name = (key as YamlScalarNode)?.Value ?? "?";
            check = name switch
            {
                "level" => check with { Level = Levels.Contains(Word(value, name)) ? Word(value, name) : throw Wrong(value, new Text("'level' is one of {0}", "'level' は {0} のどれかです").With(string.Join(", ", Levels))) },
                "recipient" => check with { Recipient = Word(value, name) },
                "logs" => check with { Logs = [.. (value is YamlSequenceNode list ? list.Children : [value]).Select(v => Word(v, name))] },
                "rules" => check with { Rules = FullPath(value, name) },
                "state" => check with { State = FullPath(value, name) },
                _ => throw Wrong(value, new Text("there is no setting 'check.{0}'; known are level, recipient, logs, rules and state", "'check.{0}' という設定はありません。使えるのは level、recipient、logs、rules、state です").With(name)),
            };
        }

        return check;
    }

    private string FullPath(YamlNode node, string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Word(node, name));

    private string Word(YamlNode node, string name) => node is YamlScalarNode { Value: { Length: > 0 } value } && !value.Any(char.IsControl) ? value
        : throw Wrong(node, new Text("'{0}' takes a text", "'{0}' には文字列を指定してください").With(name));

    private ConfigurationException Wrong(YamlNode node, Text text) => new(new Text("{0}:{1}: {2}", "{0}:{1}: {2}").With(path, node.Start.Line, text));
}
