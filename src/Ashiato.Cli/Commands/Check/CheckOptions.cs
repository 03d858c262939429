using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.Check;

/// <summary>The options of <c>ashiato check</c>: the letters are those of logcheck(8).</summary>
internal static class CheckOptions
{
    public static readonly Option Rules = Option.Value('r', "rules", "DIR", new Text("the directory of rules, laid out as /etc/logcheck (without it: Ashiato's own)", "ルールのディレクトリ（/etc/logcheck と同じ構成。省略時は Ashiato 内蔵のルール）"));
    public static readonly Option Level = Option.Value('\0', "level", "LEVEL", new Text("workstation, server or paranoid", "レベル: workstation、server、paranoid"));
    public static readonly Option Configuration = Option.Value('c', "logcheck-conf", "FILE", new Text("another logcheck.conf than the one beside the rules", "使用する logcheck.conf（省略時はルールと同じディレクトリのもの）"));
    public static readonly Option LogFile = Option.Value('l', "logfile", "FILE", new Text("check this log", "検査するログ"));
    public static readonly Option LogFiles = Option.Value('L', "logfiles", "FILE", new Text("another list of logs", "検査するログの一覧ファイル"));
    public static readonly Option LogFilesDirectory = Option.Value('D', "logfiles-dir", "DIR", new Text("another directory of lists of logs (*.logfiles)", "ログ一覧（*.logfiles）のディレクトリ"));
    public static readonly Option Paranoid = Option.Flag('p', "paranoid", new Text("level paranoid", "paranoid レベル"));
    public static readonly Option Server = Option.Flag('s', "server", new Text("level server", "server レベル"));
    public static readonly Option Workstation = Option.Flag('w', "workstation", new Text("level workstation", "workstation レベル"));
    public static readonly Option Output = Option.Flag('o', "output", new Text("print the report instead of mailing it", "メールを送らず標準出力へ出力する"));
    public static readonly Option Json = Option.Flag('\0', "json", new Text("one JSON object instead", "JSON で出力する"));
    public static readonly Option Mail = Option.Value('m', "mail", "ADDRESS", new Text("to whom the mail goes", "メールの宛先"));
    public static readonly Option HostName = Option.Value('H', "hostname", "NAME", new Text("the host in the subject of the mail", "メールの件名に入れるホスト名"));
    public static readonly Option Reboot = Option.Flag('R', "reboot", new Text("the subject begins with 'Reboot:'", "件名の先頭に 'Reboot:' を付ける"));
    public static readonly Option State = Option.Value('S', "state", "DIR", new Text("where positions are kept", "読み取り位置の保存先"));
    public static readonly Option Test = Option.Flag('t', "test", new Text("do not note how far logs were read", "読み取り位置を記録しない"));
    public static readonly Option KeepTemporary = Option.Flag('T', "keep-temporary", new Text("taken for logcheck's sake: there is no temporary directory", "logcheck との互換のため受け付ける（一時ディレクトリは作らない）"));
    public static readonly Option Summary = Option.Flag('u', "summary", new Text("taken for logcheck's sake: syslog-summary is not run", "logcheck との互換のため受け付ける（syslog-summary は実行しない）"));
    public static readonly Option Debug = Option.Flag('d', "debug", new Text("say what is read", "読み込んだものを表示する"));
    public static readonly Option NoDetection = Option.Flag('\0', "rules-only", new Text("do not ask the detection engine", "検知エンジンを使わない"));
    public static readonly Option Version = Option.Flag('v', "version", new Text("the version", "バージョン"));

    public static readonly Option[] All =
    [
        Rules, Level, Configuration, LogFile, LogFiles, LogFilesDirectory, Paranoid, Server, Workstation, Output, Json, Mail, HostName, Reboot, State, Test,
        KeepTemporary, Summary, Debug, NoDetection, Commands.Mail.MailOptions.Ssmtp, ConfigurationOptions.Configuration, Version, StandardOptions.Help,
    ];
}
