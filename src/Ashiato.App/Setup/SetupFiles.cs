using System.Globalization;
using System.Text;
using Ashiato.Core;

namespace Ashiato.App.Setup;

/// <summary>The files that setup writes.</summary>
/// <param name="answers">What was answered.</param>
/// <param name="program">The program's path, for timers.</param>
public sealed class SetupFiles(SetupAnswers answers, string program)
{
    /// <summary>Each file's path under the root, its content, and whether only its owner may read it.</summary>
    public IEnumerable<(string Path, string Content, bool IsSecret)> All()
    {
        yield return ("etc/ashiato/ashiato.yaml", Configuration(), true);
        foreach (var (path, content) in answers.Schedule switch { SetupSchedule.Systemd => Systemd(), SetupSchedule.Cron => Cron(), _ => [] })
        {
            yield return (path, content, false);
        }
    }

    /// <summary>The configuration, every setting with its meaning.</summary>
    public string Configuration()
    {
        var yaml = new StringBuilder();
        void Say(Text text) => yaml.Append("# ").Append(text.In(answers.Language)).Append('\n');
        void Set(string indent, string name, string? value) => yaml.Append(value is null ? "# " : "").Append(indent).Append(name).Append(": ").Append(value ?? "…").Append('\n');

        Say(new("Written by 'ashiato setup'. What each setting means: docs/configuration.md.", "'ashiato setup' が作成しました。各設定の意味は docs/configuration.md を参照してください。"));
        yaml.Append("\ncheck:\n");
        Say(new("workstation (quietest), server or paranoid (everything).", "workstation（最も静か）、server、paranoid（すべて報告）のいずれか。"));
        Set("  ", "level", answers.Level);
        Say(new("Who gets the hourly mail.", "毎時のメールの宛先。"));
        Set("  ", "recipient", Quoted(answers.Recipient));
        Say(new("Logs to check: paths, patterns with *, and 'journal'.", "検査するログ。パス、* を含むパターン、'journal' を指定できます。"));
        yaml.Append("  logs:\n");
        foreach (var log in answers.Logs)
        {
            yaml.Append("    - ").Append(Quoted(log)).Append('\n');
        }

        Say(new("A directory laid out as /etc/logcheck; without it Ashiato's own rules.", "/etc/logcheck と同じ構成のルールのディレクトリ。省略時は内蔵ルールを使います。"));
        Set("  ", "rules", answers.Rules is { } rules ? Quoted(rules) : null);
        yaml.Append("\nmail:\n");
        if (answers.Hub is { } hub)
        {
            Say(new("The mail hub. tls: starttls, implicit (SMTPS) or none.", "メールの中継サーバー。tls は starttls、implicit（SMTPS）、none のいずれか。"));
            yaml.Append("  relays:\n    - host: ").Append(Quoted(hub)).Append('\n');
            Set("      ", "port", (answers.Port ?? UsualPort).ToString(CultureInfo.InvariantCulture));
            Set("      ", "tls", answers.Tls);
            Say(new("PEM file of the only authorities to trust; without it those of the system.", "信頼する認証局の PEM ファイル。省略時はシステムのものを使います。"));
            Set("      ", "ca_file", answers.CaFile is { } ca ? Quoted(ca) : null);
            Set("      ", "user", answers.User is { } user ? Quoted(user) : null);
            Say(new("A file with the password on its first line, readable by root only.", "1 行目にパスワードを書いたファイル（root だけが読めるようにしてください）。"));
            Set("      ", "password_file", answers.PasswordFile is { } password ? Quoted(password) : null);
        }

        Say(new("What stands after the @ of local names.", "ローカルの宛先・差出人の @ の後に付けるドメイン。"));
        Set("  ", "from_domain", answers.FromDomain is { } domain ? Quoted(domain) : null);
        Set("  ", "host_name", answers.HostName is { } host ? Quoted(host) : null);
        Say(new("May programs choose their own From?", "プログラムが From を自由に指定できるか。"));
        Set("  ", "from_override", answers.FromOverride ? "true" : "false");
        Set("  ", "language", answers.Language == Language.Ja ? "ja" : "en");
        return yaml.ToString();
    }

    private int UsualPort => answers.Tls switch { "starttls" => 587, "implicit" => 465, _ => 25 };

    /// <summary>YAML 1.2, 7.3.2: single quotes; setup refuses control characters before.</summary>
    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private IEnumerable<(string Path, string Content)> Systemd()
    {
        yield return ("etc/systemd/system/ashiato-check.service", Service("Ashiato checks the logs", "check"));
        yield return ("etc/systemd/system/ashiato-check.timer", Timer("Ashiato checks the logs every hour and at boot", "OnCalendar=hourly\nOnBootSec=2min\nRandomizedDelaySec=2min\nPersistent=true\n"));
        yield return ("etc/systemd/system/ashiato-mail.service", Service("Ashiato sends waiting mail", "mail flush"));
        yield return ("etc/systemd/system/ashiato-mail.timer", Timer("Ashiato sends waiting mail every ten minutes", "OnCalendar=*:0/10\nOnBootSec=5min\n"));
    }

    private string Service(string description, string command) =>
        $"[Unit]\nDescription={description}\nAfter=network-online.target\nWants=network-online.target\n\n[Service]\nType=oneshot\nExecStart={program} {command}\nNice=10\nIOSchedulingClass=idle\nUMask=0077\n";

    private static string Timer(string description, string when) => $"[Unit]\nDescription={description}\n\n[Timer]\n{when}\n[Install]\nWantedBy=timers.target\n";

    private IEnumerable<(string Path, string Content)> Cron()
    {
        yield return ("etc/cron.d/ashiato",
            $"# Written by 'ashiato setup'.\nPATH=/usr/local/sbin:/usr/local/bin:/sbin:/bin:/usr/sbin:/usr/bin\n\n@reboot root {program} check -R\n2 * * * * root {program} check\n*/10 * * * * root {program} mail flush > /dev/null\n");
    }
}
