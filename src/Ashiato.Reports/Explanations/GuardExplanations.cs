using Ashiato.Core;

namespace Ashiato.Reports.Explanations;

/// <summary>What the messages of programs that watch for attacks mean.</summary>
internal static class GuardExplanations
{
    private static readonly Text Jail = new("'fail2ban-client status JAIL', and whether the address had a success before the ban.", "'fail2ban-client status JAIL名' と、遮断前にそのアドレスが成功していないか。");

    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("fail2ban.ban", Worry.None,
            new("Fail2ban shut {source.ip} out (jail {fail2ban.jail}).", "Fail2ban が {source.ip} を遮断しました（jail: {fail2ban.jail}）。"),
            new("The protection works: the address failed too often. What it did before the ban is what counts.", "保護が機能しています。失敗の多いアドレスを遮断しました。重要なのは遮断前の動きです。"),
            Jail),
        new("fail2ban.unban", Worry.None,
            new("Fail2ban lets {source.ip} in again (jail {fail2ban.jail}).", "Fail2ban が {source.ip} の遮断を解除しました（jail: {fail2ban.jail}）。"),
            new("The time of the ban is over, or somebody lifted it by hand. Addresses that come back at once need a longer bantime.", "遮断期間の終了、または手動の解除です。すぐに再発する場合は bantime を長くします。"),
            Jail),
        new("fail2ban.found", Worry.Little,
            new("Fail2ban counted a failed try of {source.ip} (jail {fail2ban.jail}).", "Fail2ban が {source.ip} の失敗を検出しました（jail: {fail2ban.jail}）。"),
            new("One of the tries that lead to a ban. Slow guessers stay below the limit (maxretry within findtime).", "遮断に至る前の 1 回です。時間をかける攻撃者は上限（findtime 内の maxretry）を超えないようにします。"),
            Jail),
        new("fail2ban.already_banned", Worry.Ask,
            new("{source.ip} is banned and yet goes on (jail {fail2ban.jail}).", "{source.ip} は遮断済みですが、試行が続いています（jail: {fail2ban.jail}）。"),
            new("The ban does not hold: the firewall rule is missing, is for another port, or traffic comes through a proxy.", "遮断が効いていません。ファイアウォールのルール欠落、ポートの違い、プロキシ経由などが考えられます。"),
            new("'nft list ruleset' or 'iptables -nL' for the fail2ban chain, and the jail's port and action.", "'nft list ruleset' または 'iptables -nL' で fail2ban のチェーンを確認し、jail の port と action も確認します。")),
        new("fail2ban.ignore", Worry.None,
            new("Fail2ban saw a failure of {source.ip} and leaves it alone, as ignoreip says (jail {fail2ban.jail}).", "Fail2ban は {source.ip} の失敗を検出しましたが、ignoreip の設定により対象外としました（jail: {fail2ban.jail}）。"),
            new("Right for your own addresses. An address you do not know must not be in ignoreip.", "自分のアドレスなら正しい動作です。知らないアドレスが ignoreip にあれば問題です。"),
            new("ignoreip in jail.local.", "jail.local の ignoreip。")),
        new("portsentry.attack", Worry.Little,
            new("{source.ip} tried port {destination.port}, where nothing runs.", "{source.ip} が、使われていないポート {destination.port} に接続を試みました。"),
            new("A port scan: somebody looks for what this server offers.", "ポートスキャンです。このサーバーで動いているサービスを調べています。"),
            new("What is reachable: 'ss -tlnp' and the firewall.", "公開中のポート（'ss -tlnp'）とファイアウォール。")),
        new("portsentry.blocked", Worry.None,
            new("PortSentry blocked {source.ip} for scanning ports.", "PortSentry がポートスキャンを行った {source.ip} を遮断しました。"),
            new("The protection works.", "保護が機能しています。"),
            new("Whether the address did more than scan: search the other logs for it.", "スキャン以外の動きがないか、他のログで同じアドレスを検索します。")),
        new("ids.alert", Worry.Ask,
            new("The sensor saw '{rule.name}' from {source.ip} to {destination.ip}.", "センサーが {source.ip} から {destination.ip} への '{rule.name}' を検知しました。"),
            new("A packet fits the pattern of an attack; most alerts are tries that led nowhere. Look first at alerts whose source is your own server: those speak of malware or of an intruder at work.",
                "通信が攻撃のパターンに一致しました。多くは失敗した試みです。送信元が自分のサーバーのアラートは、マルウェアや侵入者の活動を示すため最優先で確認してください。"),
            new("The rule's number, and the target's log of the same second.", "ルール番号と、対象サーバーの同時刻のログ。")),
        new("suhosin.alert", Worry.Ask,
            new("PHP's guard Suhosin stopped something from {source.ip}: {event.reason}", "PHP の保護拡張 Suhosin が {source.ip} の操作を検知しました: {event.reason}"),
            new("Too many or forged form fields, mostly by a scanner; a big form of your own can do it too.", "不正または多すぎる入力項目で、多くはスキャナーです。自サイトの大きなフォームでも起こります。"),
            new("The file in the line: is it a script of yours?", "行内のファイルが自分のスクリプトかどうか。")),
        new("squid.security", Worry.Ask,
            new("Squid saw a request of {source.ip} whose address and host name do not fit: {event.reason}", "Squid が {source.ip} の宛先とホスト名の不一致を検知しました: {event.reason}"),
            new("A client may be trying to get around the proxy's rules; different DNS answers for client and proxy do it too.", "プロキシのルールを回避する試みの可能性があります。クライアントとプロキシの DNS 応答の違いでも起こります。"),
            new("The next lines of cache.log and the client's machine.", "cache.log の続きと、接続元の PC。")),
        new("nagios.refused", Worry.Little,
            new("{source.ip} asked the monitoring agent and is not allowed to.", "許可されていない {source.ip} が監視エージェントに接続しました。"),
            new("A scanner, or a monitoring server that allowed_hosts does not name. Refused either way.", "スキャナー、または allowed_hosts にない監視サーバーです。いずれも拒否しました。"),
            new("Whether port 5666 needs to be open to that network.", "ポート 5666 をそのネットワークに公開する必要があるか。")),
        new("cowrie.login", Worry.None,
            new("{source.ip} 'logged in' to the honeypot as {user.name}.", "{source.ip} がハニーポットに {user.name} として「ログイン」しました。"),
            new("The honeypot lets everybody in on purpose; nothing real was opened.", "ハニーポットは意図的に侵入させるもので、実際の侵入ではありません。"),
            new("Whether the same address tried the real services.", "同じアドレスが本物のサービスを試していないか。")),
    ];
}
