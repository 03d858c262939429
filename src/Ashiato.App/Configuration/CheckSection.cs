using Ashiato.Core;
using YamlDotNet.RepresentationModel;

namespace Ashiato.App.Configuration;

/// <summary>Reads the <c>check</c> section (docs/configuration.md). A setting that nobody knows is refused with its line.</summary>
/// <param name="path">The file it stands in; paths are taken from its directory.</param>
internal sealed class CheckSection(string path)
{
    private readonly SettingReader _settings = new(path);

    /// <summary>Reads the section.</summary>
    /// <exception cref="ConfigurationException">A setting is unknown or has a value it cannot have.</exception>
    public CheckConfiguration Read(YamlNode section)
    {
        var check = new CheckConfiguration();
        foreach (var (name, value) in _settings.Members(section, "check"))
        {
            check = name switch
            {
                "level" => check with { Level = _settings.Choice(value, name, ("workstation", "workstation"), ("server", "server"), ("paranoid", "paranoid")) },
                "recipient" => check with { Recipient = _settings.Word(value, name) },
                "logs" => check with { Logs = [.. (value is YamlSequenceNode list ? list.Children : [value]).Select(v => _settings.Plain(v, name))] },
                "rules" => check with { Rules = _settings.FullPath(value, name) },
                "state" => check with { State = _settings.FullPath(value, name) },
                _ => throw _settings.Wrong(value, new Text("there is no setting 'check.{0}'; known are level, recipient, logs, rules and state", "'check.{0}' という設定はありません。使えるのは level、recipient、logs、rules、state です").With(name)),
            };
        }

        return check;
    }
}
