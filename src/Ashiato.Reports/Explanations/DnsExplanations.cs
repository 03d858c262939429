using Ashiato.Core;

namespace Ashiato.Reports.Explanations;

/// <summary>What the messages of name servers mean.</summary>
internal static class DnsExplanations
{
    private static readonly Text Many = new("How many such lines per minute, and whether the address is one of your own.", "1 分あたりの件数と、自分のネットワークのアドレスかどうか。");
    private static readonly Text Transfer = new("Whether the address is one of your secondary name servers.", "そのアドレスが自分のセカンダリ DNS サーバーかどうか。");
    private static readonly Text TransferMeans = new("A zone transfer lists all host names of a domain. Strangers ask for it to learn what there is to attack; it was refused.",
        "ゾーン転送はドメインの全ホスト名の一覧を渡します。攻撃対象を調べるための要求が多く、拒否済みです。");

    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("named.query_denied", Worry.Little,
            new("BIND did not answer {source.ip} about {dns.question.name}.", "BIND が {source.ip} からの {dns.question.name} の問い合わせを拒否しました。"),
            new("Strangers look for open resolvers to use in floods against others; the address is then often forged and belongs to the victim. Refusing is right.", "他者への攻撃（DNS 増幅攻撃）に使える公開リゾルバーを探す動きで、送信元は被害者のアドレスに偽装されていることがあります。拒否が正しい動作です。"),
            Many),
        new("named.transfer_denied", Worry.Little, new("{source.ip} asked for the whole zone {dns.question.name} and was refused.", "{source.ip} がゾーン {dns.question.name} の全体を要求し、拒否されました。"), TransferMeans, Transfer),
        new("named.transfer", Worry.Ask,
            new("The zone {dns.question.name} was transferred: {event.reason}", "ゾーン {dns.question.name} の転送: {event.reason}"),
            new("Between your own name servers this is routine. To a stranger it gives away every host name.", "自分の DNS サーバー間であれば通常の動作です。第三者に渡すと全ホスト名が知られます。"),
            Transfer),
        new("named.update_denied", Worry.Little,
            new("{source.ip} tried to change the zone {dns.question.name} and was refused.", "{source.ip} がゾーン {dns.question.name} を変更しようとして拒否されました。"),
            new("Windows computers try it by habit. From the internet it is an attempt to redirect names.", "Windows PC が自動的に行うこともあります。インターネットからであれば、名前を書き換える試みです。"),
            Many),
        new("named.notify_refused", Worry.Little,
            new("{source.ip} announced a change of {dns.question.name} though it is not its master.", "プライマリではない {source.ip} が {dns.question.name} の変更通知を送ってきました。"),
            new("A forgotten server setting, seldom an attack.", "多くは設定の残りで、攻撃であることはまれです。"),
            Transfer),
        new("named.rate_limit", Worry.Ask,
            new("BIND slowed its answers to {source.ip} down (rate limit).", "BIND が {source.ip} への応答を制限しました（rate limit）。"),
            new("The server is used, or tried out, for a flood: the address is probably the victim, not the attacker.", "このサーバーが増幅攻撃に使われているか、試されています。アドレスは攻撃者ではなく被害者のものである可能性が高いです。"),
            Many),
        new("named.query", Worry.None,
            new("{source.ip} looked up {dns.question.name} ({dns.question.type}).", "{source.ip} が {dns.question.name}（{dns.question.type}）を問い合わせました。"),
            new("A lookup. Long random names under one domain from your own machine can be data smuggled out through DNS.", "通常の問い合わせです。自分の機器から同じドメインの長いランダムな名前が続く場合は、DNS を使った情報の持ち出しの可能性があります。"),
            Many),
        new("nsd.transfer_refused", Worry.Little, new("{source.ip} asked for the whole zone {dns.question.name} and was refused.", "{source.ip} がゾーン {dns.question.name} の全体を要求し、拒否されました。"), TransferMeans, Transfer),
        new("nsd.rate_limit", Worry.Ask,
            new("NSD limited its answers to {source.ip} about {dns.question.name}.", "NSD が {source.ip} への {dns.question.name} の応答を制限しました。"),
            new("Too many of the same question, as in a flood with a forged address.", "同じ問い合わせが多すぎます。送信元を偽装した増幅攻撃の可能性があります。"),
            Many),
        new("unbound.refused", Worry.Little,
            new("Unbound refused to resolve for {source.ip}.", "Unbound が {source.ip} からの問い合わせを拒否しました。"),
            new("The address is not in access-control. Right for strangers, wrong for your own network.", "access-control の対象外です。第三者なら正しく、自分のネットワークなら設定の見直しが必要です。"),
            Many),
        new("powerdns.transfer_denied", Worry.Little, new("{source.ip} asked for the whole zone {dns.question.name} and was refused.", "{source.ip} がゾーン {dns.question.name} の全体を要求し、拒否されました。"), TransferMeans, Transfer),
    ];
}
