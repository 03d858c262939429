using Ashiato.Core;

namespace Ashiato.Reports.Explanations;

/// <summary>What the messages of FTP servers mean.</summary>
internal static class FtpExplanations
{
    private static readonly Text Uploads = new("Files that were uploaded after it (.php, .cgi), and whether the user knows the address.", "その後にアップロードされたファイル（.php、.cgi）と、接続元に利用者の心当たりがあるか。");
    private static readonly Text Later = new("Whether the same address logs in later.", "同じアドレスが後でログインに成功していないか。");
    private static readonly Text Guess = new("FTP passwords are guessed all day, and FTP itself sends them unencrypted. A guessed one lets the intruder replace web pages.",
        "FTP のパスワードは常に推測されており、通信も暗号化されません。破られると Web ページを改ざんされます。");

    private static readonly Text In = new("Normal for whoever maintains the site. A stolen FTP password is the classic way to plant scripts in a web site.",
        "サイトの管理者であれば正常です。FTP のパスワードの窃取は、サイトにスクリプトを仕込む典型的な手口です。");

    private static readonly Text File = new("Normal work on a site. Scripts in an upload folder, or index pages changed at night, are not.",
        "サイトの作業なら正常です。アップロード用ディレクトリへのスクリプトの設置や、夜間のトップページの変更は異常です。");

    private static readonly Text FileLook = new("The file itself: date, owner, content; and the log-in before it.", "ファイルの日時、所有者、内容と、直前のログイン。");

    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("vsftpd.login_failed", Worry.Little, new("An FTP log-in as {user.name} from {source.ip} failed.", "{source.ip} から {user.name} としての FTP ログインが失敗しました。"), Guess, Later),
        new("vsftpd.refused", Worry.Little, new("vsftpd refused {user.name} from {source.ip}: {event.reason}", "vsftpd が {source.ip} の {user.name} を拒否しました: {event.reason}"), Guess, Later),
        new("vsftpd.login", Worry.Ask, new("{user.name} logged in over FTP from {source.ip}.", "{user.name} が {source.ip} から FTP でログインしました。"), In, Uploads),
        new("vsftpd.transfer", Worry.Little, new("{user.name} ({source.ip}) transferred {file.path} over FTP ({event.action}).", "{user.name}（{source.ip}）が FTP で {file.path} を転送しました（{event.action}）。"), File, FileLook),
        new("xferlog.upload", Worry.Little, new("{user.name} ({source.ip}) uploaded {file.path} over FTP.", "{user.name}（{source.ip}）が FTP で {file.path} をアップロードしました。"), File, FileLook),
        new("xferlog.download", Worry.Little, new("{user.name} ({source.ip}) downloaded {file.path} over FTP.", "{user.name}（{source.ip}）が FTP で {file.path} をダウンロードしました。"), File, FileLook),
        new("xferlog.deletion", Worry.Little, new("{user.name} ({source.ip}) deleted {file.path} over FTP.", "{user.name}（{source.ip}）が FTP で {file.path} を削除しました。"), File, FileLook),
        new("vsftpd.connect", Worry.None,
            new("{source.ip} connected to the FTP server.", "{source.ip} が FTP サーバーに接続しました。"),
            new("Scanners look for open FTP servers. Only what follows matters.", "スキャナーも接続してきます。重要なのはその後の操作です。"),
            Later),
        new("proftpd.no_such_user", Worry.Little,
            new("{source.ip} tried FTP as {user.name}, who does not exist.", "{source.ip} が存在しないユーザー {user.name} で FTP ログインを試みました。"),
            new("Somebody works through a list of names.", "ユーザー名の一覧を順に試す動きです。"),
            Later),
        new("proftpd.login_failed", Worry.Little, new("An FTP log-in as {user.name} from {source.ip} failed: {event.reason}", "{source.ip} から {user.name} としての FTP ログインが失敗しました: {event.reason}"), Guess, Later),
        new("proftpd.max_attempts", Worry.Little, new("{source.ip} used up its FTP log-in tries.", "{source.ip} の FTP ログイン試行が上限に達しました。"), Guess, Later),
        new("proftpd.login", Worry.Ask, new("{user.name} logged in over FTP from {source.ip}.", "{user.name} が {source.ip} から FTP でログインしました。"), In, Uploads),
        new("proftpd.refused", Worry.Little,
            new("ProFTPD did not let {source.ip} in.", "ProFTPD が {source.ip} の接続を拒否しました。"),
            new("An access rule or the limit of connections. No password was tried.", "アクセス制限または接続数の上限によるものです。パスワードは試されていません。"),
            Later),
        new("pure_ftpd.login_failed", Worry.Little, new("An FTP log-in as {user.name} from {source.ip} failed.", "{source.ip} から {user.name} としての FTP ログインが失敗しました。"), Guess, Later),
        new("pure_ftpd.login", Worry.Ask, new("{user.name} logged in over FTP from {source.ip}.", "{user.name} が {source.ip} から FTP でログインしました。"), In, Uploads),
        new("pure_ftpd.transfer", Worry.Little, new("{user.name} ({source.ip}) transferred {file.path} over FTP.", "{user.name}（{source.ip}）が FTP で {file.path} を転送しました。"), File, FileLook),
        new("pure_ftpd.deleted", Worry.Ask,
            new("{user.name} ({source.ip}) deleted {file.path} over FTP.", "{user.name}（{source.ip}）が FTP で {file.path} を削除しました。"),
            new("Tidying up, or an intruder removing traces or your pages.", "通常の整理か、侵入者による痕跡やページの削除です。"),
            FileLook),
        new("wu_ftpd.login_failed", Worry.Little, new("An FTP log-in as {user.name} from {source.ip} failed.", "{source.ip} から {user.name} としての FTP ログインが失敗しました。"), Guess, Later),
        new("wu_ftpd.login", Worry.Ask, new("{user.name} logged in over FTP from {source.ip}.", "{user.name} が {source.ip} から FTP でログインしました。"), In, Uploads),
        new("wu_ftpd.anonymous", Worry.Ask,
            new("{source.ip} used FTP without an account (anonymous).", "{source.ip} が匿名（anonymous）で FTP を利用しました。"),
            new("Meant for public downloads. With a writable folder strangers store their files on your server.", "公開ダウンロード向けの機能です。書き込み可能なディレクトリがあると、他人のファイル置き場にされます。"),
            new("Whether anonymous FTP is wanted and no folder is writable.", "匿名 FTP が必要か、書き込み可能なディレクトリがないか。")),
    ];
}
