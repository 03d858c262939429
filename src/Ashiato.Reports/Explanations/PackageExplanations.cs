using Ashiato.Core;

namespace Ashiato.Reports.Explanations;

/// <summary>What the logs of package managers mean.</summary>
internal static class PackageExplanations
{
    private static readonly Text Debian = new("/var/log/apt/history.log of the same time: the command and who asked for it.", "同時刻の /var/log/apt/history.log にあるコマンドと実行者。");
    private static readonly Text Rpm = new("'dnf history' (or 'yum history'): the command and the user.", "'dnf history'（または 'yum history'）にあるコマンドとユーザー。");
    private static readonly Text New = new("Fine when you or another package wanted it. Intruders install compilers, nmap, netcat, proxies and miners.",
        "自分の操作か、依存関係による導入なら問題ありません。侵入者はコンパイラ、nmap、netcat、プロキシ、マイニングツールなどを導入します。");

    private static readonly Text Gone = new("Tidying up. Removed protection (fail2ban, auditd, rsyslog, a firewall, antivirus) needs an explanation.",
        "通常は整理です。fail2ban、auditd、rsyslog、ファイアウォール、ウイルス対策などの削除は理由を確認してください。");

    private static readonly Text Newer = new("Security updates arrive like this, often by themselves at night.", "セキュリティ更新です。夜間に自動で行われることも多くあります。");

    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("apt.history", Worry.Ask, new("Packages were changed with '{process.command_line}' by {user.name}.", "{user.name} が '{process.command_line}' でパッケージを変更しました。"),
            new("Automatic updates (unattended-upgrade) leave the same record without a user. By hand it should be one of your people.", "自動更新（unattended-upgrade）でも、ユーザー名なしで同様に記録されます。手作業なら関係者の操作か確認してください。"),
            new("The packages in the record: are they wanted?", "記録されたパッケージが必要なものか。")),
        new("apt.term_started", Worry.None, new("apt began to work on packages.", "apt がパッケージの処理を開始しました。"),
            new("What follows is dpkg's output of that run.", "以降はその実行中の dpkg の出力です。"), Debian),
        new("dpkg.install", Worry.Ask, new("The package {package.name} {package.version} was newly installed.", "パッケージ {package.name} {package.version} が新規に導入されました。"), New, Debian),
        new("dpkg.upgrade", Worry.None, new("The package {package.name} was upgraded from {package.previous_version} to {package.version}.", "パッケージ {package.name} が {package.previous_version} から {package.version} に更新されました。"), Newer, Debian),
        new("dpkg.remove", Worry.Ask, new("The package {package.name} was removed.", "パッケージ {package.name} が削除されました。"), Gone, Debian),
        new("dpkg.purge", Worry.Ask, new("The package {package.name} was removed together with its settings.", "パッケージ {package.name} が設定ごと削除されました。"), Gone, Debian),
        new("dpkg.configure", Worry.None, new("The package {package.name} {package.version} was set up.", "パッケージ {package.name} {package.version} の設定処理を行いました。"),
            new("A step of an installation or update.", "導入または更新の途中の処理です。"), Debian),
        new("dpkg.status", Worry.None, new("The package {package.name} reached the state '{dpkg.status}'.", "パッケージ {package.name} の状態が '{dpkg.status}' になりました。"),
            new("One of several steps that every installation and removal goes through. 'half-installed' as the last state is a broken run.", "導入や削除の途中で順に記録されます。'half-installed' で終わっている場合は処理が失敗しています。"), Debian),
        new("dpkg.trigproc", Worry.None, new("Work left over by other packages was done for {package.name}.", "他のパッケージの変更に伴う処理を {package.name} で行いました。"),
            new("Rebuilding of caches and menus at the end of a run.", "キャッシュやメニューの再作成など、最後に行われる処理です。"), Debian),
        new("dpkg.startup", Worry.None, new("dpkg started ({dpkg.command}).", "dpkg が起動しました（{dpkg.command}）。"),
            new("Each installation, update and removal begins with it.", "導入、更新、削除の最初に記録されます。"), Debian),
        new("dpkg.conffile", Worry.Little, new("dpkg decided about the settings file {file.path} ({dpkg.decision}).", "dpkg が設定ファイル {file.path} の扱いを決めました（{dpkg.decision}）。"),
            new("The file had been changed by hand. 'install' replaces it, 'keep' leaves it.", "手動で変更されたファイルです。install は置き換え、keep は維持を意味します。"),
            new("Whether the settings are as you want them, sshd_config above all.", "設定が意図どおりか（特に sshd_config）。")),
        new("dnf.install", Worry.Ask, new("The package {package.name} {package.version} was newly installed.", "パッケージ {package.name} {package.version} が新規に導入されました。"), New, Rpm),
        new("dnf.upgrade", Worry.None, new("The package {package.name} was updated to {package.version}.", "パッケージ {package.name} が {package.version} に更新されました。"), Newer, Rpm),
        new("dnf.erase", Worry.Ask, new("The package {package.name} was removed.", "パッケージ {package.name} が削除されました。"), Gone, Rpm),
        new("dnf.command", Worry.Ask, new("dnf was run: {process.command_line}", "dnf が実行されました: {process.command_line}"),
            new("By dnf-automatic or by somebody with root's rights.", "dnf-automatic、または root 権限を持つ人の操作です。"), Rpm),
        new("yum.install", Worry.Ask, new("The package {package.name} {package.version} was newly installed.", "パッケージ {package.name} {package.version} が新規に導入されました。"), New, Rpm),
        new("yum.upgrade", Worry.None, new("The package {package.name} was updated to {package.version}.", "パッケージ {package.name} が {package.version} に更新されました。"), Newer, Rpm),
        new("yum.erase", Worry.Ask, new("The package {package.name} was removed.", "パッケージ {package.name} が削除されました。"), Gone, Rpm),
        new("pacman.install", Worry.Ask, new("The package {package.name} {package.version} was newly installed.", "パッケージ {package.name} {package.version} が新規に導入されました。"), New, new("The '[PACMAN] Running' line before it.", "直前の '[PACMAN] Running' の行。")),
        new("pacman.remove", Worry.Ask, new("The package {package.name} was removed.", "パッケージ {package.name} が削除されました。"), Gone, new("The '[PACMAN] Running' line before it.", "直前の '[PACMAN] Running' の行。")),
        new("pacman.upgrade", Worry.None, new("The package {package.name} was upgraded from {package.previous_version} to {package.version}.", "パッケージ {package.name} が {package.previous_version} から {package.version} に更新されました。"), Newer, new("The '[PACMAN] Running' line before it.", "直前の '[PACMAN] Running' の行。")),
        new("zypp.install", Worry.Ask, new("The package {package.name} {package.version} was installed or updated.", "パッケージ {package.name} {package.version} が導入または更新されました。"), New, new("The command line recorded before it.", "直前に記録されたコマンド。")),
        new("zypp.remove", Worry.Ask, new("The package {package.name} was removed.", "パッケージ {package.name} が削除されました。"), Gone, new("The command line recorded before it.", "直前に記録されたコマンド。")),
        new("zypp.repository", Worry.Ask, new("A package source was changed.", "パッケージの取得元（リポジトリ）が変更されました。"),
            new("Whoever controls a source can install anything here with the next update.", "取得元の管理者は、次の更新で任意のソフトウェアを導入できます。"), new("'zypper lr -u': is every address known?", "'zypper lr -u' で知らない URL がないか。")),
        new("alternatives.updated", Worry.Little, new("The command {alternatives.name} now points to {file.path}.", "コマンド {alternatives.name} の実体が {file.path} になりました。"),
            new("Package updates do that. A path in /tmp or a home folder would replace a system command by somebody's own.", "パッケージの更新で行われます。/tmp やホームディレクトリのパスなら、システムのコマンドがすり替えられています。"),
            new("Whether the path belongs to a package ('dpkg -S').", "パスがパッケージのものか（'dpkg -S'）。")),
    ];
}
