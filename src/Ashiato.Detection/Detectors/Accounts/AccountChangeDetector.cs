using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Accounts;

/// <summary>New accounts, a second UID 0, and new members of groups that give root. ATT&amp;CK T1136.001, T1098.</summary>
public sealed class AccountChangeDetector : Detector, IDropCounter
{
    private const int MostKept = 500;

    /// <summary>Groups whose members can become root on Debian, Ubuntu, RHEL and Fedora.</summary>
    private static readonly HashSet<string> RootGroups = new(StringComparer.Ordinal) { "sudo", "wheel", "admin", "root", "docker", "lxd", "disk", "shadow", "adm-root" };

    /// <summary>Where packages put the homes of their services' accounts.</summary>
    private static readonly string[] ServiceHomes = ["/var/", "/opt/", "/srv/", "/run/", "/nonexistent"];

    private readonly List<Finding> _found = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code is "useradd.new_user" or "useradd.new_account" or "useradd.add_to_group"
        or "gpasswd.member_added" or "usermod.change_uid" or "usermod.change_gid";

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!record.HasTime)
        {
            return;
        }

        var user = record.GetString(FieldNames.UserName) ?? "?";
        var finding = record.Code!.Value switch
        {
            "useradd.new_user" or "useradd.new_account" => NewUser(record, user),
            "useradd.add_to_group" or "gpasswd.member_added" => NewMember(record, user, record.GetString(FieldNames.GroupName) ?? "?"),
            "usermod.change_uid" when record.TryGetInteger(FieldName.Get("user.changes.id"), out var id) && id == 0 => UidZero(record, user),
            "usermod.change_gid" when record.TryGetInteger(FieldName.Get("user.changes.group_id"), out var group) && group == 0 => NewMember(record, user, "root"),
            _ => null,
        };
        if (finding is not null && _found.Count >= MostKept)
        {
            Dropped++;
        }
        else if (finding is not null && _seen.Add($"{finding.Id} {user} {finding.First:O} {record.GetString(FieldNames.GroupName)}"))
        {
            _found.Add(finding);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings) => _found.ForEach(findings.Add);

    private static Finding? NewUser(Record record, string user)
    {
        if (record.TryGetInteger(FieldNames.UserId, out var id) && id == 0)
        {
            return UidZero(record, user);
        }

        var shell = record.GetString(FieldNames.UseraddShell) ?? "";

        // Packages make accounts for their services: below 1000, without a shell.
        if (id < 1000 && (shell.EndsWith("nologin", StringComparison.Ordinal) || shell.EndsWith("false", StringComparison.Ordinal)))
        {
            return null;
        }

        // Some services run commands as their account, so their packages give it a shell: PostgreSQL, Jenkins, GitLab.
        var home = record.GetString(FieldNames.UseraddHome) ?? "?";
        var isService = id < 1000 && Array.Exists(ServiceHomes, h => home.StartsWith(h, StringComparison.Ordinal));
        return Make(record, user, "account.new_user", isService ? Severity.Low : Severity.Medium, isService ? Confidence.Low : Confidence.Medium,
            isService ? FindingKind.Notice : FindingKind.Sign,
            new Text("The account {0} was created", "アカウント {0} が作成されました").With(FindingList.Short(user, 32)),
            new Text("User id {0}, shell {1}, home {2}. Intruders create accounts so that they can come back.", "UID {0}、シェル {1}、ホーム {2}。侵入者は再び入れるようにアカウントを作ることがあります。")
                .With(id, shell, home),
            [new("T1136.001")]);
    }

    private static Finding UidZero(Record record, string user) => Make(
        record, user, "account.uid_zero", Severity.Critical, Confidence.High, FindingKind.Intrusion,
        new Text("{0} was given user id 0: a second root", "{0} に UID 0 が与えられました（もう 1 つの root）").With(FindingList.Short(user, 32)),
        new("The kernel looks only at the number: an account with user id 0 is root under another name. No package and no administrator's guide asks for that.",
            "カーネルが見るのは番号だけです。UID 0 のアカウントは名前が違うだけの root であり、通常の運用で作られることはありません。"),
        [new("T1136.001"), new("T1078.003")]);

    private static Finding? NewMember(Record record, string user, string group) => !RootGroups.Contains(group) ? null : Make(
        record, user, "account.root_group", Severity.Medium, Confidence.Medium, FindingKind.Sign,
        new Text("{0} was added to the group {1}", "{0} がグループ {1} に追加されました").With(FindingList.Short(user, 32), group),
        new Text("Members of {0} can act as root.", "{0} のメンバーは root として操作できます。").With(group),
        [new("T1098")]);

    private static Finding Make(
        Record record, string user, string id, Severity severity, Confidence confidence, FindingKind kind, Text title, Text explanation, IReadOnlyList<Technique> techniques) => new()
        {
            Id = id,
            Title = title,
            Explanation = explanation,
            Severity = severity,
            Confidence = confidence,
            Kind = kind,
            Techniques = techniques,
            First = record.Time,
            Last = record.Time,
            Host = record.GetString(FieldNames.HostName),
            Actor = new Actor(null, user),
            Evidence = [Evidence.Of(record)],
            Alternatives = new("You or a colleague set up the account; so does cloud-init on a new server.", "ご自身や同僚による作業、または新しいサーバーでの cloud-init による作成かもしれません。"),
            NextSteps =
            [
                new("Ask who created or changed the account. If nobody did: lock it (usermod -L NAME) and look at what it did.", "誰が作成・変更したか確認してください。心当たりがなければロックし（usermod -L 名前）、そのアカウントの行動を調べてください。"),
                new("Compare /etc/passwd and /etc/group with a backup.", "/etc/passwd と /etc/group をバックアップと比較してください。"),
            ],
        };
}
