using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.Setup;

/// <summary>The options of <c>ashiato setup</c>: each answers a question.</summary>
internal static class SetupOptions
{
    public static readonly Option Level = Option.Value('\0', "level", "LEVEL", new Text("workstation, server or paranoid", "レベル: workstation、server、paranoid"));
    public static readonly Option Recipient = Option.Value('m', "recipient", "ADDRESS", new Text("who gets the mail", "メールの宛先"));
    public static readonly Option Log = Option.Value('l', "log", "PATH", new Text("a log to check, or 'journal'; may be given again (without it: what the loggers write)", "検査するログまたは 'journal'（複数指定可。省略時はロガーの設定から検出）"));
    public static readonly Option Rules = Option.Value('\0', "rules", "DIR", new Text("a directory laid out as /etc/logcheck", "/etc/logcheck と同じ構成のルールのディレクトリ"));
    public static readonly Option Hub = Option.Value('\0', "hub", "HOST", new Text("the mail hub", "メールの中継サーバー"));
    public static readonly Option Port = Option.Value('\0', "port", "PORT", new Text("its port", "中継サーバーのポート"));
    public static readonly Option Tls = Option.Value('\0', "tls", "KIND", new Text("starttls, implicit or none", "starttls、implicit、none"));
    public static readonly Option CaFile = Option.Value('\0', "ca-file", "FILE", new Text("the only authorities to trust", "信頼する認証局の PEM ファイル"));
    public static readonly Option User = Option.Value('\0', "user", "NAME", new Text("the account at the hub", "中継サーバーのアカウント"));
    public static readonly Option PasswordFile = Option.Value('\0', "password-file", "FILE", new Text("a file with its password on the first line", "1 行目にパスワードを書いたファイル"));
    public static readonly Option FromDomain = Option.Value('\0', "from-domain", "DOMAIN", new Text("what stands after the @ of local names", "ローカルの名前の @ の後に付けるドメイン"));
    public static readonly Option HostName = Option.Value('\0', "host-name", "NAME", new Text("this host's name in mails", "メールで使うこのホストの名前"));
    public static readonly Option FromOverride = Option.Flag('\0', "from-override", new Text("programs may choose their own From", "プログラムによる From の指定を許す"));
    public static readonly Option Schedule = Option.Value('\0', "schedule", "KIND", new Text("systemd, cron or none", "systemd、cron、none"));
    public static readonly Option Root = Option.Value('\0', "root", "DIR", new Text("set up the server below this directory", "このディレクトリ以下のサーバーを設定する"));
    public static readonly Option NoTest = Option.Flag('\0', "no-test", new Text("send no test message", "テストメールを送らない"));
    public static readonly Option Yes = Option.Flag('y', "yes", new Text("ask nothing: what no option says is taken as usual", "質問せず、指定のないものは既定値にする"));
    public static readonly Option Remove = Option.Flag('\0', "remove", new Text("take away what setup has written", "setup が作成したものを取り除く"));

    public static readonly Option[] All =
    [
        Level, Recipient, Log, Rules, Hub, Port, Tls, CaFile, User, PasswordFile, FromDomain, HostName, FromOverride, Schedule, Root, NoTest, Yes, Remove, StandardOptions.Help,
    ];
}
