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
            Nobody, new("T1059.004"), RemoteShells.IsReverseShell),
        new("log_wiping", Severity.High,
            new("logs were deleted, emptied or cut", "ログが削除・消去・切り詰めされました"),
            new("Whoever removes logs removes the traces of what was done.", "ログを消す人は、行った操作の痕跡を消しています。"),
            new("An administrator whose disk was full.", "ディスクがいっぱいになり管理者が消した可能性もあります。"), new("T1685.006", "T1070.002"), Traces.IsLogWiping),
        new("journal_cut", Severity.Medium,
            new("old entries of the journal were thrown away", "ジャーナルの古い記録が削除されました"),
            new("What the journal said about the time before cannot be read any more.", "それ以前のジャーナルの記録は読めなくなります。"),
            new("An administrator, or a job, that makes room on the disk.", "管理者や定期ジョブによるディスクの空き容量確保かもしれません。"), new("T1685.006", "T1070.002"), Traces.IsJournalCut, Severity.Low),
        new("history_wiping", Severity.High,
            new("the shell's history was switched off or deleted", "シェルの履歴が無効化または削除されました"),
            new("The history lists the commands typed; nobody needs to delete it for daily work.", "履歴には入力したコマンドが残ります。日常の作業で消す必要はありません。"), Admins, new("T1070.003"), Traces.IsHistoryWiping),
        new("attack_tool", Severity.High,
            new("a tool that attacks other servers was run", "他のサーバーを攻撃するツールが実行されました"),
            new("The server itself attacked others: hosters and victims see its address.", "このサーバー自身が攻撃元になっています。事業者や被害者にはこのサーバーのアドレスが見えます。"),
            new("Security testers with permission.", "許可を得た診断作業かもしれません。"), new("T1046"), HostileTools.IsAttack),
        new("miner", Severity.High,
            new("a coin miner was run", "暗号資産のマイニングツールが実行されました"),
            new("Mining on other people's servers is the most common use of a break-in.", "他人のサーバーでのマイニングは、侵入後の最も一般的な悪用です。"), Nobody, new("T1496"), HostileTools.IsMiner),
        new("immutable", Severity.High,
            new("a file was made unchangeable", "ファイルが変更不可にされました"),
            new("Intruders protect their keys and cron lines from removal this way.", "侵入者が自分の鍵や cron の行を消されないようにする手口です。"), Admins, new("T1222.002"), Protections.IsMadeImmutable),
        new("download_and_run", Severity.High,
            new("something was downloaded and run at once", "ダウンロードしたものがその場で実行されました"),
            new("The program never stood anywhere where it could be looked at. Intruders fetch their tools this way; so do some installers.", "プログラムの中身を確認する機会がありません。侵入者が道具を持ち込む典型的な方法ですが、一部のインストーラーも同じことをします。"),
            new("Installers of rustup, docker, k3s and others ask for it.", "rustup、docker、k3s などの公式インストーラーもこの方法を案内しています。"), new("T1105"), RemoteShells.IsDownloadAndRun),
        new("run_from_hidden", Severity.High,
            new("something was run or kept in a hidden temporary directory", "一時ディレクトリ内の隠しディレクトリでプログラムが実行・保存されました"),
            new("Everybody may write to /tmp, /var/tmp and /dev/shm; intruders keep their tools there, under names that ls does not show.", "/tmp、/var/tmp、/dev/shm は誰でも書き込めるため、侵入者は ls では見えない名前を付けて道具を置きます。"),
            Admins, new("T1059.004"), TemporaryPrograms.IsHidden),
        new("run_from_temporary", Severity.Medium,
            new("a program was run from a temporary directory", "一時ディレクトリのプログラムが実行されました"),
            new("Everybody may write to /tmp, /var/tmp and /dev/shm; nothing that belongs to the server is run from there.", "/tmp、/var/tmp、/dev/shm は誰でも書き込めます。サーバーに必要なプログラムがそこから実行されることは通常ありません。"),
            new("Installers unpack themselves there.", "インストーラーが一時的に展開して実行することもあります。"), new("T1059.004"), TemporaryPrograms.IsRun),
        new("decode_and_run", Severity.High,
            new("an encoded command was decoded and run", "符号化されたコマンドが復号されて実行されました"),
            new("Encoding hides what a command does from people and from filters.", "符号化は、人やフィルターからコマンドの中身を隠すために使われます。"), Nobody, new("T1140"), RemoteShells.IsDecodeAndRun),
        new("authorized_keys", Severity.Medium,
            new("a file of authorised SSH keys was changed", "SSH の認証鍵ファイルが変更されました"),
            new("Whoever has a key listed there can log in without a password.", "ここに登録された鍵の持ち主は、パスワードなしでログインできます。"), Admins, new("T1098.004"), Protections.IsKeysChanged),
        new("ld_preload", Severity.High,
            new("a library was set to load into every program", "すべてのプログラムに読み込まれるライブラリが設定されました"),
            new("That is how rootkits hide files and processes.", "ルートキットがファイルやプロセスを隠す手口です。"), Nobody, new("T1574.006"), Protections.IsPreloadChanged),
        new("shadow_copied", Severity.High,
            new("the password file was read or copied", "パスワードファイルが読み取り・コピーされました"),
            new("/etc/shadow holds the passwords in a form that can be guessed elsewhere at leisure.", "/etc/shadow のパスワードは、持ち出せば別の場所で時間をかけて解読できます。"), Admins, new("T1003.008"), Protections.IsShadowRead),
        new("security_disabled", Severity.Medium,
            new("a protection was switched off", "防御機能が無効化されました"),
            new("Firewalls, audit and ban tools are what stands in an intruder's way.", "ファイアウォール、監査、遮断ツールは侵入者にとって邪魔な存在です。"), Admins, new("T1685", "T1562.001"), Protections.IsSwitchedOff),
        new("setuid", Severity.High,
            new("a program was given root's rights for everybody", "誰でも root 権限で実行できるプログラムが作られました"),
            new("A copy of a shell with this bit is a back door.", "シェルのコピーにこのビットを付けると裏口になります。"), Admins, new("T1548.001"), Protections.IsMadeSetuid),
        new("sudoers", Severity.Medium,
            new("the rules of sudo were changed", "sudo の設定が変更されました"),
            new("A line there can give a user root's rights without a password.", "1 行追加するだけで、利用者にパスワードなしの root 権限を与えられます。"), Admins, new("T1548.003"), Protections.IsSudoersChanged),
    ];

    /// <summary>A shell of root's, opened with sudo.</summary>
    private static readonly CommandSign RootShell = new("root_shell", Severity.Low,
            new("a root shell was opened with sudo", "sudo で root のシェルが開かれました"),
            new("What is typed inside such a shell is not written to the log.", "その中で入力した操作はログに残りません。"),
            new("Many administrators work this way every day.", "日常的にこの方法で作業する管理者は大勢います。"), new("T1548.003"), IsShellOfRoot);

    /// <summary>The sign a command shows, or null. A bare shell counts only when <paramref name="asRoot"/>.</summary>
    public static CommandSign? Find(ReadOnlySpan<byte> text, bool asRoot)
    {
        var command = CommandText.Parse(text, stackalloc CommandPart[CommandText.MostParts]);
        foreach (var sign in All)
        {
            if (sign.Test(command))
            {
                return sign;
            }
        }

        return asRoot && RootShell.Test(command) ? RootShell : null;
    }

    /// <summary><c>sudo -i</c>, <c>sudo bash</c>, <c>sudo su -</c>.</summary>
    private static bool IsShellOfRoot(in CommandText command)
    {
        if (command.Parts.Length != 1)
        {
            return false;
        }

        var name = command.NameOf(command.Parts[0]);
        var isSwitch = name.SequenceEqual("su"u8);
        if (!isSwitch && !CommandText.IsShell(name) && !name.SequenceEqual("fish"u8))
        {
            return false;
        }

        foreach (var word in command.WordsOf(command.Parts[0]))
        {
            if (!(word is [(byte)'-', ..] or [] || (isSwitch && word.SequenceEqual("root"u8))))
            {
                return false;
            }
        }

        return true;
    }
}
