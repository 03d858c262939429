using Ashiato.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ashiato.App.Configuration;

/// <summary>
/// Reads <c>ashiato.yaml</c>. A setting that nobody knows is refused with its line: a word misspelt must not switch something off
/// in silence. Paths are taken from the directory of the file.
/// </summary>
public static class ConfigurationFile
{
    private const int MostBytes = 1 << 20;

    /// <summary>Reads a configuration.</summary>
    /// <param name="path">The file, YAML 1.2 in UTF-8.</param>
    /// <exception cref="ConfigurationException">It cannot be read, is no YAML, or settles what nobody knows.</exception>
    public static AshiatoConfiguration Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                throw new ConfigurationException(new Text("{0}: more than 1 MB is no configuration", "{0}: 1 MB を超える設定ファイルは読み込めません").With(path));
            }

            var stream = new YamlStream();
            using var reader = new StreamReader(path);
            stream.Load(reader);
            return stream.Documents.Count == 0 || IsNothing(stream.Documents[0].RootNode) ? AshiatoConfiguration.Empty : Read(path, stream.Documents[0].RootNode);
        }
        catch (YamlException e)
        {
            throw new ConfigurationException(new Text("{0}:{1}:{2}: not valid YAML: {3}", "{0}:{1}:{2}: YAML として読めません: {3}").With(path, e.Start.Line, e.Start.Column, e.Message), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(new Text("cannot read the configuration '{0}': {1}", "設定ファイル '{0}' を読み取れません: {1}").With(path, e.Message), e);
        }
    }

    private static AshiatoConfiguration Read(string path, YamlNode root)
    {
        var configuration = AshiatoConfiguration.Empty;
        foreach (var (name, value) in Members(path, root, ""))
        {
            configuration = name switch
            {
                "geo" => Members(path, value, "geo.").Aggregate(configuration, (c, member) => member.Name == "database"
                    ? c with { GeoDatabase = Path(path, member.Value, "geo.database") }
                    : throw Unknown(path, member.Value, "geo." + member.Name)),
                "rules" => configuration with { Rules = Paths(path, value, name) },
                "indicators" => configuration with { Indicators = Paths(path, value, name) },
                "mail" => configuration with { Mail = new MailSection(path).Read(value) },
                "check" => configuration with { Check = new CheckSection(path).Read(value) },
                _ => throw Unknown(path, value, name),
            };
        }

        return configuration;
    }

    private static IEnumerable<(string Name, YamlNode Value)> Members(string path, YamlNode node, string prefix) => node switch
    {
        YamlMappingNode map => map.Children.Select(c => ((c.Key as YamlScalarNode)?.Value ?? "?", c.Value)),
        _ when IsNothing(node) => [],
        _ => throw new ConfigurationException(At(path, node, new Text("settings 'name: value' are expected here ({0})", "ここには「名前: 値」の形の設定が必要です（{0}）").With(prefix.Length == 0 ? "geo, rules, indicators, mail, check" : prefix + "…"))),
    };

    private static string[] Paths(string path, YamlNode node, string name) => node switch
    {
        YamlSequenceNode list => [.. list.Select(n => Path(path, n, name))],
        _ when IsNothing(node) => [],
        _ => [Path(path, node, name)],
    };

    private static string Path(string path, YamlNode node, string name) => node is YamlScalarNode { Value: { Length: > 0 } value }
        ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, value)
        : throw new ConfigurationException(At(path, node, new Text("'{0}' takes a path", "'{0}' にはパスを指定してください").With(name)));

    private static bool IsNothing(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" };

    private static ConfigurationException Unknown(string path, YamlNode node, string name) => new(At(path, node, new Text(
        "there is no setting '{0}'; known are geo.database, rules, indicators, mail and check",
        "'{0}' という設定はありません。使えるのは geo.database、rules、indicators、mail、check です").With(name)));

    private static Text At(string path, YamlNode node, Text text) => new Text("{0}:{1}: {2}", "{0}:{1}: {2}").With(path, node.Start.Line, text);
}
