using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>Kinds of messages that are signs by themselves: crontabs replaced, network cards that listen to everything, unknown kernel modules, web server crashes.</summary>
public sealed class SingleEventDetector : Detector, IDropCounter
{
    private const int MostKept = 500;

    /// <summary>Cards of containers, virtual machines and bridges listen to everything by design.</summary>
    private static readonly string[] VirtualCards = ["veth", "docker", "br-", "br0", "virbr", "tap", "vnet", "lxc", "cali", "cni", "podman", "vmbr", "fwpr", "fwln", "macvtap", "vmnet", "ovs", "vxlan", "flannel", "cbr", "kube-", "dummy"];

    /// <summary>Modules that are built outside the kernel on many servers: file systems, graphics, virtual machines, security agents.</summary>
    private static readonly string[] UsualModules = ["zfs", "spl", "zunicode", "zavl", "icp", "zcommon", "znvpair", "zlua", "zzstd", "nvidia", "vboxdrv", "vboxnetflt", "vboxnetadp", "vboxpci", "vboxguest", "vboxsf", "vboxvideo", "vmmon", "vmnet", "wireguard", "falcon", "veeamsnap", "blksnap", "drbd", "openvswitch", "r8168", "r8125", "wl", "openafs", "ena", "lttng"];

    private static readonly SingleEventSign[] Signs =
    [
        new("crontab.replace", "persistence.crontab", Severity.Medium, FindingKind.Sign, new("T1053.003"),
            new("The crontab of {0} was replaced", "{0} の crontab が置き換えられました"),
            new("cron runs what is listed there again and again, also after a reboot. Intruders put their programs there so that they come back.", "cron はそこに書かれたものを再起動後も繰り返し実行します。侵入者はここに自分のプログラムを登録して復活させます。"),
            new("You or a deployment tool changed it.", "ご自身やデプロイツールによる変更かもしれません。"),
            new("Look at it: crontab -l -u USER, and the files in /var/spool/cron and /etc/cron.d.", "内容を確認してください: crontab -l -u ユーザー名、および /var/spool/cron と /etc/cron.d のファイル。"), FieldNames.UserEffectiveName),
        new("kernel.promiscuous_on", "network.promiscuous", Severity.Medium, FindingKind.Sign, new("T1040"),
            new("The network card {0} began to listen to other machines' traffic", "ネットワークカード {0} が他のマシンの通信も受信する状態になりました"),
            new("Programs that record passwords from the network switch a card into this mode.", "ネットワーク上のパスワードを記録するプログラムは、カードをこの状態にします。"),
            new("tcpdump, virtual machines, containers and bridges do it as well.", "tcpdump、仮想マシン、コンテナ、ブリッジでも発生します。"),
            new("Ask who ran tcpdump or set up a bridge at that time.", "その時刻に tcpdump やブリッジの設定をした人がいるか確認してください。"), FieldName.Get("network.interface")),
        new("kernel.module_taint", "persistence.kernel_module", Severity.Medium, FindingKind.Sign, new("T1547.006"),
            new("The kernel module {0} that is not part of the system was loaded", "システム標準ではないカーネルモジュール {0} が読み込まれました"),
            new("A module runs with every right there is and can hide files, processes and connections.", "モジュールは最大の権限で動作し、ファイル・プロセス・通信を隠すことができます。"),
            new("Graphics drivers, ZFS, VirtualBox, WireGuard on old kernels.", "グラフィックスドライバー、ZFS、VirtualBox、古いカーネルでの WireGuard など。"),
            new("Find out which package the module belongs to: modinfo NAME, dpkg -S or rpm -qf on its file.", "モジュールがどのパッケージのものか確認してください: modinfo 名前、dpkg -S または rpm -qf。"), FieldName.Get("kernel.module")),
        new("journald.vacuumed", "defense.journal_vacuumed", Severity.Low, FindingKind.Notice, new("T1685.006", "T1070.002"),
            new("Old parts of the journal were deleted", "古いジャーナルが削除されました"),
            new("The journal deletes its oldest files when it reaches its size limit; somebody may also have asked for it.", "ジャーナルは上限に達すると古いファイルを削除します。手動で削除されることもあります。"),
            new("The usual limit on size.", "通常のサイズ上限による削除がほとんどです。"),
            new("Look for 'journalctl --vacuum' in the sudo log of that time.", "その時刻の sudo のログに 'journalctl --vacuum' がないか確認してください。")),
        new("su.failed", "privilege.su_failed", Severity.Low, FindingKind.Sign, new("T1548"),
            new("{0} tried to become another user and was refused", "{0} が別のユーザーになろうとして拒否されました"),
            new("Somebody who is on the server already tried another account's password.", "すでにサーバー上にいる何者かが、別アカウントのパスワードを試しました。"),
            new("A mistyped password.", "パスワードの打ち間違いかもしれません。"),
            new("Ask the user.", "本人に確認してください。"), FieldNames.UserName, Often: 3),
        new("sudo.incorrect_password", "privilege.sudo_password", Severity.Low, FindingKind.Sign, new("T1548.003"),
            new("{0} typed wrong passwords at sudo", "{0} が sudo のパスワードを間違えました"),
            new("sudo asks for the user's own password: whoever logged in with a stolen key does not know it.", "sudo は本人のパスワードを尋ねます。盗んだ鍵でログインした人はそれを知りません。"),
            new("A mistyped or forgotten password.", "パスワードの打ち間違いや度忘れかもしれません。"),
            new("Ask the user.", "本人に確認してください。"), FieldNames.UserName, Often: 3),
        new("sudo.command_not_allowed", "privilege.sudo_refused", Severity.Medium, FindingKind.Sign, new("T1548.003"),
            new("{0} tried with sudo what they are not allowed to", "{0} が sudo で許可されていないコマンドを試みました"),
            new("The user may run some commands with sudo and tried another one.", "この利用者には sudo で一部のコマンドだけが許可されていますが、それ以外のコマンドを試みました。"),
            new("Somebody who does not know exactly what they may do.", "許可された範囲を正確に知らないだけかもしれません。"),
            new("Ask the user; look at where they logged in from.", "本人に確認し、どこからログインしたかを調べてください。"), FieldNames.UserName),
        new("sudo.not_in_sudoers", "privilege.sudo_refused", Severity.Medium, FindingKind.Sign, new("T1548.003"),
            new("{0} tried sudo without being allowed to", "sudo の権限がない {0} が sudo を試みました"),
            new("An intruder who got hold of an account tries first whether it can become root.", "アカウントを奪った侵入者は、まず root になれるかどうかを試します。"),
            new("A new colleague who does not know that the right was not given.", "権限がないことを知らない新しい同僚かもしれません。"),
            new("Ask the user; look at where they logged in from.", "本人に確認し、どこからログインしたかを調べてください。"), FieldNames.UserName),
    ];

    private readonly Dictionary<(string Code, string Subject), Tally> _seen = [];

    /// <inheritdoc/>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => Signs.Any(s => s.Code == code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        var sign = Array.Find(Signs, s => s.Code == record.Code!.Value)!;
        var subject = sign.Subject is null ? "" : record.GetString(sign.Subject) ?? "?";
        if (IsInnocent(sign.Code, subject, record))
        {
            return;
        }

        if (_seen.TryGetValue((sign.Code, subject), out var tally))
        {
            tally.See(record);
        }
        else if (_seen.Count < MostKept)
        {
            _seen[(sign.Code, subject)] = new Tally(sign, record);
        }
        else
        {
            Dropped++;
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var ((_, subject), tally) in _seen.OrderBy(s => s.Value.First))
        {
            var sign = tally.Sign;
            var isRare = tally.Count < sign.Often;
            findings.Add(new Finding
            {
                Id = sign.Id,
                Title = sign.Title.With(FindingList.Short(subject, 60)),
                Explanation = sign.Explanation,
                Severity = isRare ? Severity.Info : sign.Severity,
                Confidence = Confidence.Medium,
                Kind = isRare ? FindingKind.Notice : sign.Kind,
                Techniques = [sign.Technique],
                First = tally.First,
                Last = tally.Last,
                Host = tally.Host,
                Actor = new Actor(null, tally.User),
                Count = tally.Count,
                Evidence = tally.Lines,
                Alternatives = sign.Alternatives,
                NextSteps = [sign.NextStep],
            });
        }
    }

    private static bool IsInnocent(string code, string subject, Record record) => code switch
    {
        "kernel.promiscuous_on" => StartsWithOneOf(subject, VirtualCards),
        "kernel.module_taint" => IsUsualModule(subject),

        // At every start the journal looks for old files, mostly in vain.
        "journald.vacuumed" => record.MessageOrRaw.IndexOf("freed 0B "u8) >= 0,
        _ => false,
    };

    /// <summary>A module's whole name, or what its parts begin with: <c>nvidia_uvm</c>, <c>falcon_lsm_serviceable</c>. Who hides chooses a name that is nearly one.</summary>
    private static bool IsUsualModule(string subject) =>
        Array.Exists(UsualModules, m => subject.StartsWith(m, StringComparison.Ordinal) && (subject.Length == m.Length || subject[m.Length] is '_' or '-' || char.IsAsciiDigit(subject[m.Length])));

    private static bool StartsWithOneOf(string subject, string[] beginnings) => Array.Exists(beginnings, b => subject.StartsWith(b, StringComparison.Ordinal));

    private sealed class Tally(SingleEventSign sign, Record record)
    {
        private TimeRange _range = TimeRange.Of(record);

        public SingleEventSign Sign { get; } = sign;

        public DateTimeOffset? First => _range.First;

        public DateTimeOffset? Last => _range.Last;

        public string? Host { get; } = record.GetString(FieldNames.HostName);

        public string? User { get; } = record.GetString(FieldNames.UserName);

        public List<Evidence> Lines { get; } = [Evidence.Of(record)];

        public long Count { get; private set; } = 1;

        public void See(Record record)
        {
            Count++;
            _range.Add(record);
            if (Lines.Count < 5)
            {
                Lines.Add(Evidence.Of(record));
            }
        }
    }
}
