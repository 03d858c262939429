using Ashiato.Reports.Inventory;

namespace Ashiato.App.Pipelines;

/// <summary>The logs that a server has as a rule, and what it means when one is not there.</summary>
internal static class UsualLogs
{
    /// <summary>Each with the kinds of files any of which stands in for it.</summary>
    private static readonly (string[] Kinds, MissingLog Log)[] All =
    [
        (["auth", "secure", "journal"], new("auth.log / secure",
            new("Log-ins and sudo", "ログインと sudo の記録"),
            new("Every server with SSH has one of them, or the journal. Where none is there, it was not copied or it was deleted; who logged in cannot be said.",
                "SSH のあるサーバーには必ずどちらか（またはジャーナル）があります。なければ、コピーし忘れたか削除されています。誰がログインしたかは分かりません。"))),
        (["wtmp", "wtmpdb"], new("wtmp",
            new("Sessions and boots", "セッションと起動の履歴"),
            new("Newer systems (Debian 13) keep it as /var/lib/wtmpdb/wtmp.db or in the journal; elsewhere it is always there, and a missing one was deleted or not copied. Sessions cannot be said.",
                "新しいシステム（Debian 13 など）では /var/lib/wtmpdb/wtmp.db かジャーナルにあります。それ以外では必ずあるため、ないなら削除されたかコピーし忘れています。セッションは分かりません。"))),
        (["btmp"], new("btmp",
            new("Refused log-ins", "ログイン失敗の履歴"),
            new("Newer systems do not write it any more. Without it refused log-ins stand only in auth.log or the journal.",
                "新しいシステムでは書き込まれません。ない場合、ログイン失敗は auth.log かジャーナルでしか確認できません。"))),
        (["lastlog", "lastlog2"], new("lastlog",
            new("Each user's last log-in", "ユーザーごとの最終ログイン"),
            new("Newer systems keep it as /var/lib/lastlog/lastlog2.db. Without it accounts that should never log in do not stand out.",
                "新しいシステムでは /var/lib/lastlog/lastlog2.db にあります。ない場合、ログインするはずのないアカウントに気づきにくくなります。"))),
        (["syslog", "messages", "journal"], new("syslog / messages",
            new("What services and scheduled jobs did", "サービスと定期ジョブの記録"),
            new("Systems without rsyslog keep it in the journal. Where that is missing too, programs and cron jobs cannot be told.",
                "rsyslog のないシステムではジャーナルにあります。ジャーナルもなければ、プログラムや cron の動作は分かりません。"))),
        (["dpkg", "apt-history", "dnf", "yum", "zypper", "pacman"], new("dpkg.log / dnf.log",
            new("Packages installed and removed", "パッケージの導入と削除の記録"),
            new("Every distribution writes one. Where none is there, it was not copied or it was deleted; installed and removed programs cannot be told.",
                "どのディストリビューションにもあります。なければコピーし忘れたか削除されており、導入・削除されたプログラムは分かりません。"))),
        (["audit"], new("audit/audit.log",
            new("Commands and file access (auditd)", "コマンド実行とファイルアクセス（auditd）"),
            new("Usual on RHEL and its kin; on Debian and Ubuntu only where auditd was installed. Without it single commands cannot be seen.",
                "RHEL 系では標準、Debian / Ubuntu では auditd を入れた場合だけあります。ない場合、個々のコマンドは確認できません。"))),
    ];

    /// <summary>Those that are not there.</summary>
    /// <param name="kinds">Ids of the kinds of files that are there.</param>
    public static IReadOnlyList<MissingLog> Missing(IReadOnlySet<string> kinds) => [.. All.Where(u => !u.Kinds.Any(kinds.Contains)).Select(u => u.Log)];
}
