using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Packages;

/// <summary>Packages that protect or record were removed. ATT&amp;CK T1685 (T1562.001).</summary>
public sealed class SecurityToolRemovedDetector : Detector
{
    private static readonly HashSet<string> Tools = new(StringComparer.Ordinal)
    {
        "auditd", "audit", "rsyslog", "syslog-ng", "fail2ban", "ufw", "firewalld", "nftables", "iptables", "apparmor", "selinux-basics", "clamav", "clamav-daemon",
        "rkhunter", "chkrootkit", "aide", "samhain", "tripwire", "ossec-hids", "wazuh-agent", "crowdsec", "logcheck", "logwatch", "psad", "sshguard", "denyhosts", "snoopy", "unattended-upgrades", "acct",
    };

    private readonly List<(string Package, DateTimeOffset? Time, Evidence Line)> _removed = [];
    private readonly HashSet<string> _back = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => sample.Has(FieldNames.PackageName);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        var package = record.GetString(FieldNames.PackageName) ?? "";
        if (!Tools.Contains(package))
        {
            return;
        }

        var action = record.GetString(FieldNames.EventAction);
        if (action is "remove" or "purge" or "erase" or "removed" or "erased" && _removed.Count < 200 && !_removed.Exists(r => r.Package == package && r.Time == (record.HasTime ? record.Time : null)))
        {
            _removed.Add((package, record.HasTime ? record.Time : null, Evidence.Of(record)));
            _ = _back.Remove(package);
        }
        else if (action is "install" or "installed" && _removed.Exists(r => r.Package == package))
        {
            _ = _back.Add(package);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var group in _removed.Where(r => !_back.Contains(r.Package)).GroupBy(r => r.Package))
        {
            var all = group.ToList();
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
                NextSteps = [new Text("Ask who removed it (apt/history.log names the user who asked); install it again: apt install {0}.", "誰が削除したか確認し（apt/history.log に依頼者が残ります）、再インストールしてください: apt install {0}").With(group.Key)],
            });
        }
    }
}
