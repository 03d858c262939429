using Ashiato.Core;

namespace Ashiato.Reports.Explanations;

/// <summary>What log-ins to control panels and web applications mean: one sentence says what each of them opens.</summary>
internal static class ApplicationExplanations
{
    private static readonly Text Later = new("Whether the same address succeeds later; two-factor log-in stops guessing for good.", "同じアドレスが後で成功していないか。二要素認証にするとパスワード推測を防げます。");
    private static readonly Text Known = new("Whether the person and the address are known, and what was changed afterwards.", "利用者と接続元アドレスに心当たりがあるか、その後何が変更されたか。");

    private static readonly Text RootPanel = new("This panel works with root's rights: whoever gets in owns the server. It should not be open to the whole internet.",
        "この管理画面は root 権限で動作し、入られるとサーバー全体を奪われます。インターネット全体に公開すべきではありません。");

    private static readonly Text HostPanel = new("Behind this log-in lie web sites, mailboxes and databases of customers.", "このログインの先には、利用者の Web サイト、メール、データベースがあります。");
    private static readonly Text Machines = new("Behind this log-in lie all virtual machines of the host with their disks and consoles.", "このログインの先には、ホスト上のすべての仮想マシンのディスクとコンソールがあります。");
    private static readonly Text Code = new("Behind this log-in lies source code, often with passwords in it.", "このログインの先にはソースコードがあり、パスワードが含まれていることもあります。");
    private static readonly Text Passwords = new("A password store: whoever gets in has every other password too.", "パスワード管理システムのため、入られると他のすべてのパスワードも知られます。");
    private static readonly Text Identity = new("The log-in of many applications at once: one account opens all of them.", "多数のアプリケーション共通のログインのため、1 つのアカウントですべてに入られます。");
    private static readonly Text Files = new("Behind this log-in lie the files that people keep and share.", "このログインの先には、利用者が保存・共有するファイルがあります。");
    private static readonly Text Desktop = new("Behind this log-in lie remote desktops and shells.", "このログインの先には、リモートデスクトップやシェルがあります。");
    private static readonly Text Directory = new("The directory holds everybody's accounts; other programs log people in through it, so one of them may be what asks.",
        "ディレクトリには全員のアカウントがあります。他のプログラムの認証にも使われるため、実際の要求元は別のプログラムのこともあります。");

    private static readonly Text Router = new("The router sees and steers all traffic; log-in from the internet should be off.", "ルーターは全通信を扱います。インターネット側からのログインは無効にすべきです。");
    private static readonly Text Site = new("An account with editor's rights lets an intruder plant code in the site.", "編集権限のあるアカウントを奪われると、サイトにコードを仕込まれます。");

    public static IReadOnlyList<Explanation> All { get; } =
    [
        Failed("webmin", "Webmin", RootPanel, Worry.Ask),
        Success("webmin", "Webmin", RootPanel),
        Failed("proxmox", "Proxmox VE", Machines, Worry.Ask),
        new("proxmox.login", Worry.Ask, new("{user.name} logged in to Proxmox VE.", "{user.name} が Proxmox VE にログインしました。"), Machines, Known),
        Failed("directadmin", "DirectAdmin", HostPanel, Worry.Little),
        Success("directadmin", "DirectAdmin", HostPanel),
        Failed("cpanel", "cPanel", HostPanel, Worry.Little),
        Failed("froxlor", "Froxlor", HostPanel, Worry.Little),
        Failed("gitea", "Gitea", Code, Worry.Little),
        Failed("gitlab", "GitLab", Code, Worry.Little),
        Success("gitlab", "GitLab", Code),
        Failed("vaultwarden", "Vaultwarden", Passwords, Worry.Ask),
        Success("vaultwarden", "Vaultwarden", Passwords),
        Failed("keycloak", "Keycloak", Identity, Worry.Little),
        Failed("nextcloud", "Nextcloud", Files, Worry.Little),
        Failed("guacamole", "Guacamole", Desktop, Worry.Ask),
        Success("guacamole", "Guacamole", Desktop),
        Failed("routeros", "RouterOS", Router, Worry.Ask),
        Success("routeros", "RouterOS", Router),
        Failed("drupal", "Drupal", Site, Worry.Little),
        Success("drupal", "Drupal", Site),
        new("slapd.bind_failed", Worry.Little, new("A log-in to the LDAP directory failed (connection {slapd.connection}).", "LDAP ディレクトリへのログインが失敗しました（接続 {slapd.connection}）。"),
            Directory, new("The ACCEPT and BIND lines with the same conn= number: address and name.", "同じ conn= 番号の ACCEPT と BIND の行（接続元と名前）。")),
        new("nextcloud.bruteforce", Worry.Little, new("Nextcloud slows {source.ip} down after repeated failures.", "失敗が続いたため、Nextcloud が {source.ip} を制限しています。"),
            new("The protection against guessing works.", "総当たりへの対策が機能しています。"), Later),
        new("nextcloud.untrusted_domain", Worry.Little, new("{source.ip} asked Nextcloud under the name {url.domain}, which is not one of its own.", "{source.ip} が、許可されていないホスト名 {url.domain} で Nextcloud にアクセスしました。"),
            new("Scanners use the bare address. After a move of the site your own name may be missing in trusted_domains.", "スキャナーは IP アドレスで直接アクセスします。サイト移転後は trusted_domains の設定漏れの可能性があります。"),
            new("trusted_domains in config.php, if users complain.", "利用者が困っている場合は config.php の trusted_domains。")),
    ];

    private static Explanation Failed(string program, string name, Text opens, Worry worry) =>
        new(program + ".login_failed", worry, new("A log-in to " + name + " as {user.name} from {source.ip} failed.", "{source.ip} から {user.name} としての " + name + " へのログインが失敗しました。"), opens, Later);

    private static Explanation Success(string program, string name, Text opens) =>
        new(program + ".login", Worry.Ask, new("{user.name} logged in to " + name + " from {source.ip}.", "{user.name} が {source.ip} から " + name + " にログインしました。"), opens, Known);
}
