using System.Globalization;
using Ashiato.Core;
using Ashiato.Mail;
using Ashiato.Mail.Message;
using Ashiato.Mail.Smtp;
using YamlDotNet.RepresentationModel;

namespace Ashiato.App.Configuration;

/// <summary>Reads the <c>mail</c> section (docs/configuration.md). A setting that nobody knows is refused with its line.</summary>
/// <param name="path">The file it stands in, for what is said about it; paths are taken from its directory.</param>
internal sealed class MailSection(string path)
{
    private const int SubmissionPort = 587;
    private const int SubmissionsPort = 465;
    private const int PlainPort = 25;

    private readonly SettingReader _settings = new(path);

    /// <summary>Reads the section.</summary>
    /// <exception cref="ConfigurationException">A setting is unknown or has a value it cannot have.</exception>
    public MailSettings Read(YamlNode section)
    {
        var settings = new MailSettings { Addresses = new AddressRules { FromDomain = MailName.OfThisMachine } };
        foreach (var (name, value) in _settings.Members(section, "mail"))
        {
            settings = name switch
            {
                "relays" => settings with { Relays = [.. (value is YamlSequenceNode list ? list.Children : [value]).Select(Relay)] },
                "from_domain" => settings with { Addresses = settings.Addresses with { FromDomain = _settings.Word(value, name) } },
                "host_name" => settings with { Addresses = settings.Addresses with { HostName = _settings.Word(value, name) } },
                "root" => settings with { Addresses = settings.Addresses with { Root = _settings.Word(value, name) } },
                "from_override" => settings with { Addresses = settings.Addresses with { FromOverride = YesNo(value, name) } },
                "spool" => settings with { Spool = _settings.FullPath(value, name) },
                "give_up_after" => settings with { GiveUpAfter = Days(value, name) },
                "language" => settings with { Language = _settings.Choice(value, name, ("ja", Language.Ja), ("en", Language.En)) },
                _ => throw _settings.Wrong(value, new Text(
                    "there is no setting 'mail.{0}'; known are relays, from_domain, host_name, root, from_override, spool, give_up_after and language",
                    "'mail.{0}' という設定はありません。使えるのは relays、from_domain、host_name、root、from_override、spool、give_up_after、language です").With(name)),
            };
        }

        return settings;
    }

    private RelaySettings Relay(YamlNode node)
    {
        var relay = new RelaySettings("", 0);
        foreach (var (name, value) in _settings.Members(node, "mail.relays"))
        {
            relay = name switch
            {
                "host" => relay with { Host = _settings.Word(value, name) },
                "port" => relay with { Port = Port(value) },
                "tls" => relay with { Tls = _settings.Choice(value, name, ("starttls", RelayTls.StartTls), ("implicit", RelayTls.Implicit), ("none", RelayTls.None)) },
                "ca_file" => relay with { CaFile = _settings.FullPath(value, name) },
                "certificate" => relay with { ClientCertificate = _settings.FullPath(value, name) },
                "key" => relay with { ClientKey = _settings.FullPath(value, name) },
                "user" => relay with { User = _settings.Plain(value, name) },
                "password" => relay with { Password = new Secret(_settings.Plain(value, name)) },
                "password_file" => relay with { PasswordFile = _settings.FullPath(value, name) },
                "method" => relay with { Method = Method(value, name) },
                _ => throw _settings.Wrong(value, new Text(
                    "there is no setting 'mail.relays.{0}'; known are host, port, tls, ca_file, certificate, key, user, password, password_file and method",
                    "'mail.relays.{0}' という設定はありません。使えるのは host、port、tls、ca_file、certificate、key、user、password、password_file、method です").With(name)),
            };
        }

        return relay.Host.Length == 0
            ? throw _settings.Wrong(node, new Text("a relay needs a host", "リレーには host が必要です"))
            : relay with { Port = relay.Port > 0 ? relay.Port : relay.Tls switch { RelayTls.StartTls => SubmissionPort, RelayTls.Implicit => SubmissionsPort, _ => PlainPort } };
    }

    private RelayMethod Method(YamlNode node, string name) => _settings.Choice(node, name, ("plain", RelayMethod.Plain), ("login", RelayMethod.Login),
        ("cram-md5", RelayMethod.CramMd5), ("scram-sha-256", RelayMethod.ScramSha256), ("xoauth2", RelayMethod.XOAuth2));

    private int Port(YamlNode node) => int.TryParse((node as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port
        : throw _settings.Wrong(node, new Text("'port' takes a number from 1 to 65535", "'port' には 1 から 65535 までの数を指定してください"));

    private bool YesNo(YamlNode node, string name) => _settings.Choice(node, name, ("true", true), ("false", false), ("yes", true), ("no", false));

    /// <summary><c>5d</c>, <c>12h</c>, or a number of days.</summary>
    private TimeSpan Days(YamlNode node, string name)
    {
        var word = (node as YamlScalarNode)?.Value ?? "";
        var isHours = word.EndsWith('h');
        return int.TryParse(word.TrimEnd('d', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1000
            ? isHours ? TimeSpan.FromHours(count) : TimeSpan.FromDays(count)
            : throw _settings.Wrong(node, new Text("'{0}' takes days or hours, as in 5d or 12h", "'{0}' には 5d や 12h のように日数か時間を指定してください").With(name));
    }
}
