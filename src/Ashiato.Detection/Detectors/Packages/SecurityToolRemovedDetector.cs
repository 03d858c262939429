using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Packages;

/// <summary>Packages that protect or record were removed. ATT&amp;CK T1685 (T1562.001).</summary>
public sealed class SecurityToolRemovedDetector : Detector, IDropCounter
{
    private static readonly WordSet Tools = new(
        "auditd audit rsyslog syslog-ng fail2ban ufw firewalld nftables iptables apparmor selinux-basics clamav clamav-daemon rkhunter chkrootkit "
        + "aide samhain tripwire ossec-hids wazuh-agent crowdsec logcheck logwatch psad sshguard denyhosts snoopy unattended-upgrades acct");

    private static readonly WordSet Removals = new("remove purge erase");

    private const int MostRemovals = 200;

    /// <summary>dpkg's log and apt's history tell the same removal, some seconds apart; a purge follows its removal.</summary>
    private static readonly TimeSpan SameRemoval = TimeSpan.FromMinutes(10);

    private readonly List<(string Package, DateTimeOffset? Time, Evidence Line)> _removed = [];
    private readonly Dictionary<string, DateTimeOffset> _installed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => sample.Is(FieldNames.EventCategory, "package"u8);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        var action = record.Get(FieldNames.EventAction);
        var isRemoval = Removals.Has(action);
        if (!isRemoval && !action.SequenceEqual("install"u8))
        {
            return;
        }

        // One run of apt names many packages.
        foreach (ref readonly var field in record.Fields)
        {
            if (!ReferenceEquals(field.Name, FieldNames.PackageName) || !Tools.Has(record.TextOf(field)))
            {
                continue;
            }

            var package = Encoding.UTF8.GetString(record.TextOf(field));
            if (isRemoval)
            {
                Removed(package, record);
            }
            else if (record.HasTime)
            {
                _installed[package] = _installed.TryGetValue(package, out var at) && at > record.Time ? at : record.Time;
            }
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var group in _removed.GroupBy(r => r.Package))
        {
            var all = group.OrderBy(r => r.Time).ToList();
            if (_installed.TryGetValue(group.Key, out var installed) && !(all[^1].Time > installed))
            {
                continue;
            }

            findings.Add(new Finding
            {
                Id = "defense.tool_removed",
                Title = new Text("{0}, which protects or records, was removed", "防御・記録のためのパッケージ {0} が削除されました").With(group.Key),
                Explanation = new("It was not installed again afterwards. Intruders remove what would notice them.", "その後、再インストールされていません。侵入者は自分を検知するものを取り除きます。"),
                Severity = Severity.Medium,
                Confidence = Confidence.Medium,
                Kind = FindingKind.Sign,
                Techniques = [new("T1685", "T1562.001")],
                First = all[0].Time,
                Last = all[^1].Time,
                Evidence = [.. all.Take(3).Select(r => r.Line)],
                Count = all.Count,
                Alternatives = new("It was replaced by something else (ufw by firewalld, rsyslog by the journal).", "別のもの（ufw から firewalld、rsyslog からジャーナルなど）への置き換えかもしれません。"),
                NextSteps = [new Text("Ask who removed it (the package manager's history names the user who asked: apt/history.log, dnf history); install {0} again with the system's package manager.", "誰が削除したか確認し（apt/history.log や dnf history に実行者が残ります）、パッケージ管理コマンドで {0} を再インストールしてください。").With(group.Key)],
            });
        }
    }

    private void Removed(string package, Record record)
    {
        var time = record.HasTime ? record.Time : (DateTimeOffset?)null;
        if (_removed.Exists(r => r.Package == package && (r.Time == time || (r.Time - time)?.Duration() <= SameRemoval)))
        {
            return;
        }

        if (_removed.Count >= MostRemovals)
        {
            Dropped++;
        }
        else
        {
            _removed.Add((package, time, Evidence.Of(record)));
        }
    }
}
