namespace Ashiato.Reports.Explanations;

/// <summary>What sshd's messages mean.</summary>
internal static class SshExplanations
{
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("sshd.accepted", Worry.Ask,
            new("{user.name} logged in over SSH from {source.ip} ({sshd.auth.method}).", "{user.name} が {source.ip} から SSH でログインしました（認証方式: {sshd.auth.method}）。"),
            new("Somebody with the right password or key now works on the server. It is fine when you know the person and the address.",
                "正しいパスワードまたは鍵を持つ誰かがサーバーで作業を始めました。人とアドレスに心当たりがあれば問題ありません。"),
            new("What that session did next: sudo lines after this one, and 'ashiato last' for its length.", "このセッションのその後: 以降の sudo の行と、'ashiato last' での接続時間。")),
        new("sshd.failed", Worry.Little,
            new("A log-in as {user.name} from {source.ip} was refused ({sshd.auth.method}).", "{source.ip} からの {user.name} としてのログインが拒否されました（認証方式: {sshd.auth.method}）。"),
            new("Every server on the internet sees thousands of these. It matters when the same address gets in later.",
                "インターネット上のサーバーには日常的に大量に届きます。問題になるのは、同じアドレスが後で成功した場合です。"),
            new("Whether an Accepted line from the same address follows: 'ashiato investigate' looks for that.", "同じアドレスからの Accepted の行が後に続かないか。'ashiato investigate' が調べます。")),
    ];
}
