namespace Ashiato.Reports.Explanations;

/// <summary>What the records of wtmp, btmp, lastlog and faillog and of shell histories mean.</summary>
internal static class LoginRecordExplanations
{
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("wtmp.login", Worry.Ask,
            new("{user.name} logged in on {utmp.line} (from {utmp.host}).", "{user.name} が {utmp.line} にログインしました（接続元: {utmp.host}）。"),
            new("A session with a terminal. Only root and programs of the group utmp can write this file, and intruders with root's rights delete their records from it.", "端末を伴うセッションです。このファイルに書き込めるのは root と utmp グループのプログラムだけですが、root 権限を得た侵入者は自分の記録を消すことがあります。"),
            new("The same log-in in auth.log or the journal; one without the other was tampered with.", "auth.log やジャーナルの同じログイン。片方にしかなければ改ざんの疑いがあります。")),
        new("wtmp.logout", Worry.None, new("The session on {utmp.line} ended.", "{utmp.line} のセッションが終了しました。"),
            new("The end of a log-in.", "ログインの終了です。"), new("How long it lasted: 'ashiato last'.", "接続時間（'ashiato last'）。")),
        new("wtmp.boot", Worry.Little, new("The server booted (kernel {utmp.host}).", "サーバーが起動しました（カーネル {utmp.host}）。"),
            new("Expected after updates and by your own hand; otherwise a crash, a power cut, or somebody else's reboot.", "更新後や自分の操作なら想定どおりです。それ以外は異常終了、停電、または他人による再起動です。"),
            new("Whether a shutdown stands before it; who was logged in.", "直前にシャットダウンの記録があるか、誰がログインしていたか。")),
        new("wtmp.shutdown", Worry.Little, new("The server was shut down in good order.", "サーバーが正常にシャットダウンされました。"),
            new("Somebody with root's rights, the power button or the provider did it.", "root 権限の操作、電源ボタン、または事業者によるものです。"), new("sudo lines just before.", "直前の sudo の行。")),
        new("wtmp.new_time", Worry.Ask, new("The clock was set (new time).", "時計が変更されました（変更後の時刻）。"),
            new("Times in the logs before and after do not fit each other. Time servers correct at boot; by hand it can hide when something happened.", "前後のログの時刻がつながりません。起動時の時刻同期でも起こりますが、手動の変更は犯行時刻を隠すためのこともあります。"),
            new("NTP messages of the same moment.", "同時刻の NTP のメッセージ。")),
        new("btmp.failed", Worry.Little, new("A log-in as {user.name} on {utmp.line} failed (from {utmp.host}).", "{utmp.line} で {user.name} としてのログインが失敗しました（接続元: {utmp.host}）。"),
            new("Guessing from the internet fills this file. A name that looks like a password is one, typed in the wrong place.", "インターネットからの総当たりが大量に記録されます。パスワードのような名前は、入力欄を間違えた本物のパスワードの可能性があります。"),
            new("Whether wtmp has a success of the same address.", "同じアドレスの成功が wtmp にないか。")),
        new("lastlog.login", Worry.Little, new("{user.name}'s last log-in was on {utmp.line} from {utmp.host}.", "{user.name} の最終ログインは {utmp.line}、接続元は {utmp.host} です。"),
            new("Only the last one of each account is kept. System accounts (daemon, www-data) must not have one.", "アカウントごとに最後の 1 回だけが残ります。daemon や www-data などのシステムアカウントにあれば異常です。"),
            new("Whether wtmp has the same log-in.", "wtmp に同じログインがあるか。")),
        new("lastlog2.login", Worry.Little, new("{user.name}'s last log-in was through {utmp.service} on {utmp.line}.", "{user.name} の最終ログインは {utmp.service} 経由（{utmp.line}）です。"),
            new("Only the last one of each account is kept. System accounts (daemon, www-data) must not have one.", "アカウントごとに最後の 1 回だけが残ります。daemon や www-data などのシステムアカウントにあれば異常です。"),
            new("Whether wtmp has the same log-in.", "wtmp に同じログインがあるか。")),
        new("faillog.failed", Worry.Little, new("{user.name} failed to log in {faillog.count} times since the last success.", "{user.name} は最後の成功以降、{faillog.count} 回ログインに失敗しています。"),
            new("High counts mean that the name is being guessed.", "回数が多い場合は、そのアカウントが狙われています。"), new("btmp for the addresses ('lastb').", "接続元は btmp（'lastb'）。")),
        new("shell.command", Worry.Little, new("Somebody typed the command: {process.command_line}", "次のコマンドが実行されました: {process.command_line}"),
            new("The history belongs to the account in whose home it lies, and its owner can edit it. wget or curl into /tmp, chmod +x, base64 -d, crontab and 'history -c' are what intruders type.",
                "履歴はそのホームのアカウントのもので、本人が編集できます。/tmp への wget や curl、chmod +x、base64 -d、crontab、'history -c' は侵入者がよく使います。"),
            new("Whether the account's owner remembers it; the lines before and after.", "本人に覚えがあるか、前後の行。")),
    ];
}
