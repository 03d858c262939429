namespace Ashiato.Detection.Coverage;

/// <summary>The kinds of evidence a Linux server keeps, in the order reports show them.</summary>
public static class EvidenceAreas
{
    /// <summary>auth.log, secure, the journal's log-ins.</summary>
    public static readonly EvidenceArea Authentication = new("authentication",
        new("Log-ins and sudo (auth.log, secure)", "ログインと sudo（auth.log、secure）"),
        new("who tried to log in, who got in, who used sudo", "誰がログインを試み、成功し、sudo を使ったか"),
        new("who logged in and what was done with sudo cannot be said", "誰がログインし、sudo で何をしたかは分かりません"));

    /// <summary>wtmp: sessions and boots.</summary>
    public static readonly EvidenceArea Sessions = new("sessions",
        new("Sessions (wtmp)", "セッション記録（wtmp）"),
        new("sessions with begin and end, boots and shutdowns", "セッションの開始と終了、起動と停止"),
        new("how long anybody was logged in cannot be said", "誰がどれだけの時間ログインしていたかは分かりません"));

    /// <summary>btmp: refused log-ins.</summary>
    public static readonly EvidenceArea Refusals = new("refusals",
        new("Refused log-ins (btmp)", "失敗したログイン（btmp）"),
        new("which log-ins were refused", "どのログインが拒否されたか"),
        new("refused log-ins can only be seen in auth.log", "失敗したログインは auth.log でしか確認できません"));

    /// <summary>syslog, messages, the journal: everything else daemons write.</summary>
    public static readonly EvidenceArea System = new("system",
        new("The system (syslog, messages, journal)", "システム全般（syslog、messages、ジャーナル）"),
        new("what services and scheduled jobs did", "サービスや定期ジョブが何をしたか"),
        new("what programs and cron jobs ran cannot be said", "どのプログラムや cron ジョブが動いたかは分かりません"));

    /// <summary>kern.log, dmesg.</summary>
    public static readonly EvidenceArea Kernel = new("kernel",
        new("The kernel (kern.log, dmesg)", "カーネル（kern.log、dmesg）"),
        new("firewall, crashes, modules, devices", "ファイアウォール、クラッシュ、モジュール、デバイス"),
        new("blocked connections and loaded modules cannot be said", "遮断された通信や読み込まれたモジュールは分かりません"));

    /// <summary>Access and error logs of web servers.</summary>
    public static readonly EvidenceArea Web = new("web",
        new("The web server", "Web サーバー"),
        new("who asked for which page", "誰がどのページにアクセスしたか"),
        new("attacks through the web site cannot be seen", "Web サイト経由の攻撃は確認できません"));

    /// <summary>dpkg, apt, dnf, yum.</summary>
    public static readonly EvidenceArea Packages = new("packages",
        new("Packages (dpkg, apt, dnf)", "パッケージ（dpkg、apt、dnf）"),
        new("which programs were installed, upgraded and removed", "どのプログラムが導入・更新・削除されたか"),
        new("which programs were installed or removed cannot be said", "どのプログラムが導入・削除されたかは分かりません"));

    /// <summary>auditd.</summary>
    public static readonly EvidenceArea Audit = new("audit",
        new("The audit daemon", "監査デーモン（auditd）"),
        new("which commands ran and which files were opened", "どのコマンドが実行され、どのファイルが開かれたか"),
        new("single commands can only be seen where sudo or cron ran them", "個々のコマンドは sudo や cron 経由のものしか確認できません"));

    /// <summary>Mail servers.</summary>
    public static readonly EvidenceArea Mail = new("mail",
        new("Mail", "メール"), new("who sent mail through this server", "誰がこのサーバーからメールを送ったか"),
        new("mail sent from this server cannot be seen", "このサーバーから送られたメールは確認できません"));

    /// <summary>Databases.</summary>
    public static readonly EvidenceArea Database = new("database",
        new("Databases", "データベース"), new("who logged in to the database and what failed", "誰がデータベースにログインし、何が失敗したか"),
        new("log-ins to the database cannot be seen", "データベースへのログインは確認できません"));

    /// <summary>Everything else.</summary>
    public static readonly EvidenceArea Other = new("other",
        new("Other logs", "その他のログ"), new("what single programs wrote", "個々のプログラムが書いた内容"), new("nothing more", "特にありません"));

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<EvidenceArea> All { get; } = [Authentication, Sessions, Refusals, System, Kernel, Web, Packages, Audit, Mail, Database, Other];

    /// <summary>The kinds that every server should have: their absence is told.</summary>
    public static IReadOnlyList<EvidenceArea> Expected { get; } = [Authentication, Sessions, Refusals, System, Packages];

    /// <summary>The kind a file belongs to, by its path and by the formats found in it.</summary>
    public static EvidenceArea Of(string path, string? format)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var byName = ByName(path, name);
        return byName != Other ? byName : ByFormat(format) ?? Other;
    }

    private static EvidenceArea? ByFormat(string? format) => format switch
    {
        "wtmp" or "utmp" or "wtmpdb" or "lastlog" or "lastlog2" => Sessions,
        "btmp" or "faillog" => Refusals,
        "auditd" => Audit,
        "dpkg" or "apt.history" or "apt.term" or "dnf" or "yum" => Packages,
        "nginx.access" or "apache.access" or "nginx.error" or "apache.error" or "lighttpd" or "haproxy" or "caddy" or "traefik.access" or "iis.access" or "uvicorn.access" or "uwsgi.access" => Web,
        "kernel" or "kernel.ring" => Kernel,
        "postfix" or "dovecot" or "exim" or "sendmail" => Mail,
        "postgresql" or "mysql.error" or "mysql.slowlog" or "mongodb" or "redis" => Database,
        _ => null,
    };

    private static EvidenceArea ByName(string path, string name) => name switch
    {
        _ when name.StartsWith("auth", StringComparison.Ordinal) || name.StartsWith("secure", StringComparison.Ordinal) => Authentication,
        _ when name.StartsWith("wtmp", StringComparison.Ordinal) || name.StartsWith("lastlog", StringComparison.Ordinal) => Sessions,
        _ when name.StartsWith("btmp", StringComparison.Ordinal) || name.StartsWith("faillog", StringComparison.Ordinal) => Refusals,
        _ when name.StartsWith("syslog", StringComparison.Ordinal) || name.StartsWith("messages", StringComparison.Ordinal) || name.StartsWith("daemon.log", StringComparison.Ordinal)
            || name.StartsWith("cron", StringComparison.Ordinal) || name.Contains(".journal", StringComparison.Ordinal) || name.StartsWith("user.log", StringComparison.Ordinal) => System,
        _ when name.StartsWith("kern", StringComparison.Ordinal) || name.StartsWith("dmesg", StringComparison.Ordinal) || name.StartsWith("ufw", StringComparison.Ordinal) => Kernel,
        _ when path.Contains("nginx/", StringComparison.Ordinal) || path.Contains("apache2/", StringComparison.Ordinal) || path.Contains("httpd/", StringComparison.Ordinal) || name.StartsWith("access", StringComparison.Ordinal) => Web,
        _ when name.StartsWith("dpkg", StringComparison.Ordinal) || path.Contains("apt/", StringComparison.Ordinal) || name.StartsWith("dnf", StringComparison.Ordinal) || name.StartsWith("yum", StringComparison.Ordinal) => Packages,
        _ when path.Contains("audit/", StringComparison.Ordinal) => Audit,
        _ when name.StartsWith("mail", StringComparison.Ordinal) => Mail,
        _ when path.Contains("mysql/", StringComparison.Ordinal) || path.Contains("postgresql/", StringComparison.Ordinal) => Database,
        _ => Other,
    };
}
