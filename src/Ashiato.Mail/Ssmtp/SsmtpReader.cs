using System.Globalization;
using Ashiato.Core;
using Ashiato.Mail.Message;
using Ashiato.Mail.Smtp;

namespace Ashiato.Mail.Ssmtp;

/// <summary>
/// Reads <c>ssmtp.conf</c> and <c>revaliases</c> of sSMTP 2.64 as they are (ssmtp.conf(5)). Words are separated by <c>=</c>, blanks and tabs;
/// names and YES are taken in any case; a line that cannot be used is named with file and line and the others hold.
/// </summary>
public sealed class SsmtpReader
{
    private readonly List<Text> _warnings = [];
    private string _file = "";
    private int _line;
    private string _mailhub = "mailhub";
    private int _port = SmtpPort;
    private bool _isTls;
    private bool _isStartTls;
    private AddressRules _rules = new() { FromOverride = false };
    private RelaySettings _relay = new("", SmtpPort) { Tls = RelayTls.None };

    private const int SmtpPort = 25;

    /// <summary>No file of a configuration is longer.</summary>
    private const int MostBytes = 1 << 20;

    private SsmtpReader()
    {
    }

    /// <summary>Reads <c>DIR/ssmtp.conf</c> and, where it is there, <c>DIR/revaliases</c>.</summary>
    /// <exception cref="MailException">The configuration cannot be read.</exception>
    public static MailSettings Read(string directory)
    {
        var aliases = Path.Combine(directory, "revaliases");
        return Parse(Path.Combine(directory, "ssmtp.conf"), Content(Path.Combine(directory, "ssmtp.conf")), aliases, File.Exists(aliases) ? Content(aliases) : "");
    }

    /// <summary>Reads the texts of the two files.</summary>
    internal static MailSettings Parse(string path, string configuration, string aliasesPath, string aliases)
    {
        var reader = new SsmtpReader();
        reader.Lines(path, configuration, reader.Setting);
        var known = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        reader.Lines(aliasesPath, aliases, line => reader.Alias(line, known));
        return reader.Settings(known);
    }

    private MailSettings Settings(Dictionary<string, (string, string?)> aliases) => new()
    {
        Relays = [_relay with { Host = _mailhub, Port = _port, Tls = !_isTls && !_isStartTls ? RelayTls.None : _isStartTls ? RelayTls.StartTls : RelayTls.Implicit }],
        Addresses = _rules with { Aliases = aliases },
        Warnings = _warnings,
    };

    private static string Content(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes ? File.ReadAllText(path)
                : throw new MailException(MailTrouble.Configuration, new Text("{0}: more than 1 MB is no configuration", "{0}: 1 MB を超える設定ファイルは読み込めません").With(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailException(MailTrouble.Configuration, new Text("cannot read the configuration '{0}': {1}", "設定ファイル '{0}' を読み取れません: {1}").With(path, e.Message), e);
        }
    }

    private void Lines(string file, string text, Action<string> take)
    {
        (_file, _line) = (file, 0);
        foreach (var line in text.EnumerateLines())
        {
            _line++;
            var content = line.Trim();
            if (content.Length > 0 && content[0] != '#')
            {
                take(content.ToString());
            }
        }
    }

    private void Setting(string line)
    {
        var end = line.IndexOfAny(['=', ' ', '\t']);
        var name = end < 0 ? line : line[..end];
        var value = end < 0 ? "" : WithoutComment(name, line[end..].TrimStart('=', ' ', '\t'));
        switch (name.ToLowerInvariant())
        {
            case "root": _rules = _rules with { Root = value.Length == 0 ? null : value }; break;
            case "mailhub": Mailhub(value); break;
            case "port": Port(value); break;
            case "rewritedomain": _rules = _rules with { FromDomain = value.Length == 0 ? null : Domain(value) }; break;
            case "hostname": _rules = value.Length == 0 ? _rules : _rules with { HostName = Domain(value) }; break;
            case "fromlineoverride": _rules = _rules with { FromOverride = IsYes(value) }; break;
            case "usetls": _isTls = IsYes(value); break;
            case "usestarttls": _isStartTls = IsYes(value); break;
            case "usetlscert": break;
            case "tlscert": _relay = _relay with { ClientCertificate = value }; break;
            case "tlskey": _relay = _relay with { ClientKey = value }; break;
            case "tls_ca_file": _relay = _relay with { CaFile = value }; break;
            case "tls_ca_dir": _relay = _relay with { CaDirectory = value }; break;
            case "authuser": _relay = _relay with { User = value.Length == 0 ? null : value }; break;
            case "authpass": _relay = _relay with { Password = new Secret(value) }; break;
            case "authpassfile": _relay = _relay with { PasswordFile = value }; break;
            case "authmethod": Method(value); break;
            case "debug": break;
            default: Warn(new Text("there is no setting '{0}' in sSMTP; the line is ignored", "sSMTP に '{0}' という設定はありません。この行は無視します").With(Shown(name))); break;
        }
    }

    /// <summary>A comment begins at #; in a password only behind a blank.</summary>
    private static string WithoutComment(string name, string value)
    {
        var start = value.StartsWith('#') ? 0 : value.IndexOf(" #", StringComparison.Ordinal) is var blank and >= 0 ? blank
            : name.Equals("AuthPass", StringComparison.OrdinalIgnoreCase) ? -1 : value.IndexOf('#', StringComparison.Ordinal);
        return (start < 0 ? value : value[..start]).TrimEnd();
    }

    private void Mailhub(string value)
    {
        var colon = value.LastIndexOf(':');
        var host = colon > 0 ? value[..colon].TrimStart('[').TrimEnd(']') : value;
        if (host.Length == 0 || host.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            Warn(new Text("mailhub needs a host, or host:port", "mailhub にはホスト名、または ホスト名:ポート を指定してください"));
            return;
        }

        _mailhub = host;
        if (colon > 0)
        {
            Port(value[(colon + 1)..]);
        }
    }

    private void Port(string value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535)
        {
            _port = port;
            return;
        }

        Warn(new Text("'{0}' is no port", "'{0}' はポート番号ではありません").With(Shown(value)));
    }

    private void Method(string value)
    {
        RelayMethod? method = value.ToUpperInvariant() switch
        {
            "" => RelayMethod.Best,
            "LOGIN" => RelayMethod.Login,
            "PLAIN" => RelayMethod.Plain,
            "CRAM-MD5" => RelayMethod.CramMd5,
            "SCRAM-SHA-256" => RelayMethod.ScramSha256,
            "XOAUTH2" => RelayMethod.XOAuth2,
            _ => null,
        };
        if (method is null)
        {
            Warn(new Text("there is no AuthMethod '{0}'", "'{0}' という AuthMethod はありません").With(Shown(value)));
        }

        _relay = _relay with { Method = method ?? RelayMethod.Best };
    }

    private string Domain(string value)
    {
        if (value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') || Uri.CheckHostName(value) != UriHostNameType.Unknown)
        {
            return value;
        }

        Warn(new Text("'{0}' is no domain; the host's name is used", "'{0}' はドメイン名ではありません。ホスト名を使います").With(Shown(value)));
        return _rules.HostName;
    }

    private void Alias(string line, Dictionary<string, (string, string?)> known)
    {
        var parts = line.Split(':', 3, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts[0].Length == 0 || !MailAddress.IsAddress(parts[1]))
        {
            Warn(new Text("expected is user:address[:mailhub[:port]]; the line is ignored", "「ユーザー名:アドレス[:mailhub[:ポート]]」の形ではありません。この行は無視します"));
            return;
        }

        known[parts[0]] = (parts[1], parts.Length == 3 && parts[2].Length > 0 && !parts[2].Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) ? parts[2] : null);
    }

    /// <summary>As sSMTP: only YES switches on.</summary>
    private bool IsYes(string value)
    {
        if (!value.Equals("yes", StringComparison.OrdinalIgnoreCase) && !value.Equals("no", StringComparison.OrdinalIgnoreCase))
        {
            Warn(new Text("YES or NO is expected, '{0}' counts as NO", "YES か NO を指定してください。'{0}' は NO として扱います").With(Shown(value)));
        }

        return value.Equals("yes", StringComparison.OrdinalIgnoreCase);
    }

    private void Warn(Text text) => _warnings.Add(new Text("{0}:{1}: {2}", "{0}:{1}: {2}").With(_file, _line, text));

    private static string Shown(string value) => value.Length > 60 ? value[..60] + "…" : value;
}
