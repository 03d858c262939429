using System.Globalization;
using System.Text;
using Ashiato.App.Setup;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.Setup;

/// <summary>Gets the answers: from the command line, else from the person at the terminal, else as usual.</summary>
/// <param name="given">The command line.</param>
/// <param name="io">The terminal.</param>
internal sealed class SetupQuestions(ParsedArguments given, CommandIo io)
{
    private const int MostTries = 5;

    private readonly StreamReader? _lines = given.Has(SetupOptions.Yes) || Console.IsInputRedirected ? null : new StreamReader(io.In, Encoding.UTF8, leaveOpen: true);

    /// <summary>Asks what no option says.</summary>
    /// <param name="root">The root directory of the server.</param>
    /// <exception cref="UsageException">An answer cannot be.</exception>
    public SetupAnswers Ask(string root)
    {
        var found = LogDiscovery.Find(root);
        var hub = Answer(SetupOptions.Hub, new("Mail hub (empty: mail waits in the queue)", "メールの中継サーバー（空欄ならキューに保存）"), "");
        var tls = hub.Length == 0 ? "starttls" : OneOf(SetupOptions.Tls, new("Protection of the connection (starttls, implicit, none)", "接続の暗号化（starttls、implicit、none）"), "starttls", "starttls", "implicit", "none");
        var user = hub.Length == 0 ? "" : Answer(SetupOptions.User, new("Account at the hub (empty: none)", "中継サーバーのアカウント（空欄なら認証なし）"), "");
        return new SetupAnswers
        {
            Level = OneOf(SetupOptions.Level, new("Level (workstation, server, paranoid)", "レベル（workstation、server、paranoid）"), "server", "workstation", "server", "paranoid"),
            Recipient = Answer(SetupOptions.Recipient, new("Who gets the mail", "メールの宛先"), "root"),
            Logs = given.Has(SetupOptions.Log) ? [.. given.Values(SetupOptions.Log).Select(Clean)] : [.. Answer(null, new("Logs to check, blanks between them", "検査するログ（空白区切り）"), string.Join(' ', found)).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Rules = given.Path(SetupOptions.Rules) is { } rules ? Clean(Path.GetFullPath(rules)) : null,
            Hub = hub.Length == 0 ? null : hub,
            Port = given.Value(SetupOptions.Port) is { } port ? Port(port) : null,
            Tls = tls,
            CaFile = given.Path(SetupOptions.CaFile) is { } ca ? Clean(Path.GetFullPath(ca)) : null,
            User = user.Length == 0 ? null : user,
            PasswordFile = user.Length == 0 ? null : Password(),
            FromDomain = Answer(SetupOptions.FromDomain, new("Domain of local names (empty: the host's name)", "ローカルの名前に付けるドメイン（空欄ならホスト名）"), "") is { Length: > 0 } domain ? domain : null,
            HostName = given.Value(SetupOptions.HostName) is { Length: > 0 } name ? Clean(name) : null,
            FromOverride = given.Has(SetupOptions.FromOverride),
            Language = io.Language,
            Schedule = OneOf(SetupOptions.Schedule, new("What runs it every hour (systemd, cron, none)", "毎時の実行方法（systemd、cron、none）"), Usual(root), "systemd", "cron", "none") switch { "systemd" => SetupSchedule.Systemd, "cron" => SetupSchedule.Cron, _ => SetupSchedule.None },
        };
    }

    private static string Usual(string root) => Directory.Exists(Path.Join(root, "run/systemd/system")) ? "systemd" : Directory.Exists(Path.Join(root, "etc/cron.d")) ? "cron" : "systemd";

    private static int Port(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port
        : throw new UsageException(new Text("--port takes a number from 1 to 65535, not '{0}'", "--port には 1 から 65535 までの数を指定してください（'{0}' は不可）").With(text));

    private static string Clean(string text) => !text.Any(char.IsControl) ? text.Trim()
        : throw new UsageException(new Text("an answer holds a control character", "制御文字を含む値は指定できません"));

    private string? Password()
    {
        var file = Answer(SetupOptions.PasswordFile, new("File with the password on its first line", "1 行目にパスワードを書いたファイル"), "");
        return file.Length == 0 ? throw new UsageException(new Text("an account needs --password-file", "アカウントには --password-file が必要です"))
            : File.Exists(file) ? Path.GetFullPath(file)
            : throw new UsageException(new Text("{0}: there is no such file with a password", "{0}: パスワードのファイルがありません").With(file));
    }

    private string OneOf(Option option, Text question, string usual, params string[] choices)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var answer = Answer(option, question, usual).ToLowerInvariant();
            if (choices.Contains(answer))
            {
                return answer;
            }

            if (given.Has(option) || _lines is null)
            {
                throw new UsageException(new Text("--{0} is one of {1}, not '{2}'", "--{0} は {1} のどれかです（'{2}' は不可）").With(option.Long, string.Join(", ", choices), answer));
            }
        }

        throw new UsageException(new Text("no answer that could be used", "有効な回答がありませんでした"));
    }

    private string Answer(Option? option, Text question, string usual)
    {
        if (option is not null && given.Value(option) is { } said)
        {
            return Clean(said);
        }

        if (_lines is null)
        {
            return usual;
        }

        io.Out.Write(Encoding.UTF8.GetBytes($"{question.In(io.Language)} [{usual}]: "));
        io.Out.Flush();
        return _lines.ReadLine() is { } line && line.Trim().Length > 0 ? Clean(line) : usual;
    }
}
