using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Commands;

/// <summary>The kinds of commands that intruders run, in the order of trial: the first that fits names the finding.</summary>
internal static class CommandSigns
{
    private static readonly Text Nobody = new("Hardly anybody: few administrators do this by hand.", "通常の管理作業ではまず行いません。");
    private static readonly Text Admins = new("Administrators do it now and then; ask.", "管理者が行うこともあります。担当者に確認してください。");

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<CommandSign> All { get; } =
    [
        new("reverse_shell", Severity.Critical,
            new("a shell was connected to another machine", "シェルが外部のマシンに接続されました"),
            new("Such a command gives somebody else a terminal on this server without a log-in.", "このコマンドは、ログインなしで第三者にこのサーバーの端末を渡します。"),
            Nobody, new("T1059.004"), Words("/dev/tcp/|nc -e |ncat -e |bash -i >&|pty.spawn|socket.SOCK_STREAM|mkfifo /tmp/f")),
        new("log_wiping", Severity.High,
            new("logs were deleted, emptied or cut", "ログが削除・消去・切り詰めされました"),
            new("Whoever removes logs removes the traces of what was done.", "ログを消す人は、行った操作の痕跡を消しています。"),
            new("An administrator whose disk was full.", "ディスクがいっぱいになり管理者が消した可能性もあります。"), new("T1685.006", "T1070.002"),
            Words("rm |shred |truncate |cat /dev/null >|: > | > /var/log|echo > |echo -n > |wipe |sed -i|dd if=/dev/zero|--vacuum|tee /var/log|utmpdump -r"), Words("/var/log|wtmp|btmp|lastlog|journalctl --vacuum|--vacuum-")),
        new("history_wiping", Severity.High,
            new("the shell's history was switched off or deleted", "シェルの履歴が無効化または削除されました"),
            new("The history lists the commands typed; nobody needs to delete it for daily work.", "履歴には入力したコマンドが残ります。日常の作業で消す必要はありません。"), Admins, new("T1070.003"),
            Words("history -c|HISTFILE=/dev/null|unset HISTFILE|HISTSIZE=0|HISTFILESIZE=0|.bash_history")),
        new("attack_tool", Severity.High,
            new("a tool that attacks other servers was run", "他のサーバーを攻撃するツールが実行されました"),
            new("The server itself attacked others: hosters and victims see its address.", "このサーバー自身が攻撃元になっています。事業者や被害者にはこのサーバーのアドレスが見えます。"),
            new("Security testers with permission.", "許可を得た診断作業かもしれません。"), new("T1046"), Words("masscan|zmap|zgrab|hydra |medusa |wpscan|wpbrute|wp-brute|wp_brute|xmlrpc-brute|sshscan|pscan|gosh |slowloris|hping3")),
        new("miner", Severity.High,
            new("a coin miner was run", "暗号資産のマイナーが実行されました"),
            new("Mining on other people's servers is the most common use of a break-in.", "他人のサーバーでの採掘は、侵入後の最も一般的な悪用です。"), Nobody, new("T1496"), Words("xmrig|minerd|stratum+tcp|stratum+ssl|kdevtmpfsi|kinsing|cryptonight|cpuminer")),
        new("immutable", Severity.High,
            new("a file was made unchangeable", "ファイルが変更不可にされました"),
            new("Intruders protect their keys and cron lines from removal this way.", "侵入者が自分の鍵や cron の行を消されないようにする手口です。"), Admins, new("T1222.002"), Words("chattr +i|chattr +ia|chattr -R +i")),
        new("download_and_run", Severity.High,
            new("something was downloaded and run at once", "ダウンロードしたものがその場で実行されました"),
            new("The program never stood anywhere where it could be looked at. Intruders fetch their tools this way; so do some installers.", "プログラムの中身を確認する機会がありません。侵入者が道具を持ち込む典型的な方法ですが、一部のインストーラーも同じことをします。"),
            new("Installers of rustup, docker, k3s and others ask for it.", "rustup、docker、k3s などの公式インストーラーもこの方法を案内しています。"), new("T1105"),
            Words("curl|wget|fetch "), Words("| sh|| bash|| /bin/sh|| /bin/bash|| perl|| python|;sh |; sh |;bash |; bash |&& sh |&& bash |&& ./|| sudo bash|| sudo sh|&& chmod +x|; chmod +x|;chmod +x|&& chmod 7|; chmod 7|;chmod 7")),
        new("run_from_temporary", Severity.High,
            new("a program was run from, or fetched to, a temporary or hidden directory", "一時ディレクトリや隠しディレクトリでプログラムが実行・保存されました"),
            new("Everybody may write to /tmp, /var/tmp and /dev/shm; intruders keep their tools there.", "/tmp、/var/tmp、/dev/shm は誰でも書き込めるため、侵入者の道具置き場になります。"),
            Admins, new("T1059.004"), Words("/dev/shm/|/var/tmp/.|/tmp/.|/tmp/...|chmod +x /tmp/|chmod 777 /tmp/|chmod 755 /tmp/|curl -o /tmp/|wget -O /tmp/|wget -qO /tmp/|wget -P /tmp|-o /tmp/|-O /tmp/|-O /var/tmp/|-o /var/tmp/|/var/tmp/sys|sh /tmp/|perl /tmp/|python /tmp/|python3 /tmp/")),
        new("decode_and_run", Severity.High,
            new("an encoded command was decoded and run", "符号化されたコマンドが復号されて実行されました"),
            new("Encoding hides what a command does from people and from filters.", "符号化は、人やフィルターからコマンドの中身を隠すために使われます。"), Nobody, new("T1140"), Words("base64 -d|base64 --decode|base64 -D|xxd -r"), Words("| sh|| bash|eval|| python|| perl")),
        new("authorized_keys", Severity.Medium,
            new("a file of authorised SSH keys was changed", "SSH の認証鍵ファイルが変更されました"),
            new("Whoever has a key listed there can log in without a password.", "ここに登録された鍵の持ち主は、パスワードなしでログインできます。"), Admins, new("T1098.004"), Words("authorized_keys")),
        new("ld_preload", Severity.High,
            new("a library was set to load into every program", "すべてのプログラムに読み込まれるライブラリが設定されました"),
            new("That is how rootkits hide files and processes.", "ルートキットがファイルやプロセスを隠す手口です。"), Nobody, new("T1574.006"), Words("/etc/ld.so.preload")),
        new("shadow_copied", Severity.High,
            new("the password file was read or copied", "パスワードファイルが読み取り・コピーされました"),
            new("/etc/shadow holds the passwords in a form that can be guessed elsewhere at leisure.", "/etc/shadow のパスワードは、持ち出せば別の場所で時間をかけて解読できます。"), Admins, new("T1003.008"),
            Words("cat |cp |tar |less |scp |base64 |head |more |vi |vim |nano "), Words("/etc/shadow")),
        new("security_disabled", Severity.Medium,
            new("a protection was switched off", "防御機能が無効化されました"),
            new("Firewalls, audit and ban tools are what stands in an intruder's way.", "ファイアウォール、監査、遮断ツールは侵入者にとって邪魔な存在です。"), Admins, new("T1685", "T1562.001"),
            Words("ufw disable|iptables -F|iptables --flush|nft flush|setenforce 0|systemctl stop fail2ban|systemctl disable fail2ban|service fail2ban stop|systemctl stop auditd|auditctl -e 0|auditctl -D|systemctl stop rsyslog|systemctl disable rsyslog|service rsyslog stop|systemctl stop syslog|systemctl stop firewalld|systemctl stop ufw|systemctl mask")),
        new("setuid", Severity.High,
            new("a program was given root's rights for everybody", "誰でも root 権限で実行できるプログラムが作られました"),
            new("A copy of a shell with this bit is a back door.", "シェルのコピーにこのビットを付けると裏口になります。"), Admins, new("T1548.001"), Words("chmod u+s|chmod 4755|chmod 4777|chmod +s|chmod 6755")),
        new("sudoers", Severity.Medium,
            new("the rules of sudo were changed", "sudo の設定が変更されました"),
            new("A line there can give a user root's rights without a password.", "1 行追加するだけで、利用者にパスワードなしの root 権限を与えられます。"), Admins, new("T1548.003"), Words("/etc/sudoers|NOPASSWD")),
        new("root_shell", Severity.Low,
            new("a root shell was opened with sudo", "sudo で root のシェルが開かれました"),
            new("What is typed inside such a shell is not written to the log.", "その中で入力した操作はログに残りません。"),
            new("Many administrators work this way every day.", "日常的にこの方法で作業する管理者は大勢います。"), new("T1548.003")),
    ];

    /// <summary>The sign a command shows, or null. A bare shell counts only when <paramref name="asRoot"/>.</summary>
    public static CommandSign? Find(ReadOnlySpan<byte> command, bool asRoot)
    {
        foreach (var sign in All)
        {
            if (sign.AllOf.Length > 0 && sign.Matches(command))
            {
                return sign;
            }
        }

        return asRoot && IsShell(command) ? All[^1] : null;
    }

    private static bool IsShell(ReadOnlySpan<byte> command)
    {
        command = command.Trim(" \""u8);
        var name = command[(command.LastIndexOf((byte)'/') + 1)..];
        return name.SequenceEqual("bash"u8) || name.SequenceEqual("sh"u8) || name.SequenceEqual("zsh"u8) || name.SequenceEqual("dash"u8) || name.SequenceEqual("su"u8)
            || name.SequenceEqual("su -"u8) || name.SequenceEqual("su -l"u8) || name.SequenceEqual("fish"u8) || name.SequenceEqual("bash -l"u8) || name.SequenceEqual("bash -i"u8);
    }

    /// <summary>The words are separated by bars; a word that begins with a bar stands for a pipe: <c>| sh</c>.</summary>
    private static byte[][] Words(string words)
    {
        var result = new List<byte[]>();
        var start = 0;
        for (var i = 1; i <= words.Length; i++)
        {
            if (i == words.Length || (words[i] == '|' && i > start))
            {
                result.Add(Encoding.UTF8.GetBytes(words[start..i]));
                start = i + 1;
            }
        }

        return [.. result];
    }
}
