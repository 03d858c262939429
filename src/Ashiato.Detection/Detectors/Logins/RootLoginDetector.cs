using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// Log-ins to the server by root with a password, and by accounts that belong to services and should never log in: a mailbox or a
/// database may well have a user of such a name. ATT&amp;CK T1078.003.
/// </summary>
public sealed class RootLoginDetector : Detector, IDropCounter
{
    private const int MostKept = 200;

    /// <summary>System accounts of Debian's base-passwd, of Red Hat's setup package and of common services.</summary>
    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        "daemon", "bin", "sys", "sync", "games", "man", "lp", "mail", "news", "uucp", "proxy", "www-data", "backup", "list", "irc", "gnats", "nobody",
        "_apt", "systemd-network", "systemd-resolve", "systemd-timesync", "messagebus", "sshd", "syslog", "mysql", "postgres", "redis", "mongodb", "rabbitmq",
        "elasticsearch", "memcache", "nginx", "apache", "httpd", "tomcat", "jenkins", "postfix", "dovecot", "dovenull", "exim", "debian-exim", "Debian-exim",
        "named", "bind", "ntp", "chrony", "_chrony", "dbus", "polkitd", "tss", "adm", "operator", "ftp", "squid", "zabbix", "nagios", "munin", "clamav", "opendkim",
        "mariadb", "memcached", "dnsmasq", "vsftpd", "rpc", "haproxy", "grafana", "prometheus", "wwwrun", "lighttpd", "http",
    };

    private readonly Dictionary<(string User, string Address), Tally> _logins = [];

    /// <inheritdoc/>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) =>
        sample.Is(FieldNames.EventCategory, "authentication"u8) && sample.Is(FieldNames.EventOutcome, "success"u8) && LoginEvent.IsToHost(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!LoginEvent.TryRead(record, out var login) || !login.IsGranted)
        {
            return;
        }

        var user = Encoding.UTF8.GetString(login.User);
        var isRoot = user == "root" && login.IsPassword && !login.IsLoginRecord;
        if (!isRoot && !Services.Contains(user))
        {
            return;
        }

        var key = (user, Encoding.UTF8.GetString(login.Address));
        if (_logins.TryGetValue(key, out var tally))
        {
            _logins[key] = tally with
            {
                Count = tally.Count + 1,
                First = Math.Min(tally.First, login.Time),
                Last = Math.Max(tally.Last, login.Time),
                HasKeysOnly = tally.HasKeysOnly && !login.IsPassword,
            };
        }
        else if (_logins.Count < MostKept)
        {
            _logins[key] = new Tally(1, login.Time, login.Time, Evidence.Of(record), !login.IsPassword);
        }
        else
        {
            Dropped++;
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        var roots = _logins.Where(l => l.Key.User == "root").OrderBy(l => l.Value.First).ToList();
        if (roots.Count > 0)
        {
            findings.Add(Root([.. roots.Select(r => (r.Key.Address, r.Value))]));
        }

        foreach (var ((user, address), tally) in _logins.Where(l => l.Key.User != "root").OrderBy(l => l.Value.First))
        {
            findings.Add(Service(user, address, tally));
        }
    }

    private static Finding Root(IReadOnlyList<(string Address, Tally Tally)> logins) => new()
    {
        Id = "login.root_password",
        Title = new Text("root logged in with a password from {0}", "root が {0} からパスワードでログインしました").With(Addresses(logins)),
        Explanation = new(
            "root is the one account whose name everybody knows, so its password is the one that is guessed most. A log-in with it may be yours; it should not be possible at all.",
            "root は誰もが名前を知っているアカウントで、最もパスワードを推測されます。このログインはご自身のものかもしれませんが、そもそもパスワードでログインできる設定は避けるべきです。"),
        Severity = Severity.Medium,
        Confidence = Confidence.Medium,
        Kind = FindingKind.Sign,
        Techniques = [new("T1078.003")],
        First = FindingList.At(logins.Min(l => l.Tally.First)),
        Last = FindingList.At(logins.Max(l => l.Tally.Last)),
        Actor = new Actor(logins.Count == 1 ? logins[0].Address : null, "root"),
        Count = logins.Sum(l => l.Tally.Count),
        Evidence = [.. logins.Take(10).Select(l => l.Tally.Line)],
        Alternatives = new("You or your hoster's staff.", "ご自身、または事業者の担当者によるログインかもしれません。"),
        NextSteps =
        [
            new("Check whether you know the address and the time.", "アドレスと時刻に心当たりがあるか確認してください。"),
            new("Set PermitRootLogin prohibit-password in /etc/ssh/sshd_config.", "/etc/ssh/sshd_config で PermitRootLogin prohibit-password を設定してください。"),
        ],
    };

    private static string Addresses(IReadOnlyList<(string Address, Tally Tally)> logins) =>
        string.Join(", ", logins.Take(4).Select(l => l.Address)) + (logins.Count > 4 ? $" (+{logins.Count - 4})" : "");

    private static Finding Service(string user, string address, Tally tally) => new()
    {
        Id = "login.service_account",
        Title = new Text("The service account {0} logged in from {1}", "サービス用アカウント {0} が {1} からログインしました").With(user, address),
        Explanation = new(
            "This account exists so that a program can run under its own name; nobody logs in with it. When somebody does, a password or a key was put on it.",
            "このアカウントはプログラムを専用の名前で動かすためのアカウントで、人がログインすることはありません。ログインできたということは、誰かがパスワードや鍵を設定したということです。"),
        // Programs that fetch files or check the server have a key; a password is for a person to type.
        Severity = tally.HasKeysOnly ? Severity.Medium : Severity.High,
        Confidence = tally.HasKeysOnly ? Confidence.Low : Confidence.Medium,
        Kind = FindingKind.Sign,
        Techniques = [new("T1078.003")],
        First = FindingList.At(tally.First),
        Last = FindingList.At(tally.Last),
        Actor = new Actor(address, user),
        Count = tally.Count,
        Evidence = [tally.Line],
        Alternatives = new("Some set-ups let a service account fetch files by SSH (backup, postgres replication).", "バックアップや PostgreSQL のレプリケーションなど、サービス用アカウントに SSH でのファイル転送をさせる構成もあります。"),
        NextSteps =
        [
            new("Look into the account's ~/.ssh/authorized_keys and its line in /etc/shadow.", "そのアカウントの ~/.ssh/authorized_keys と /etc/shadow の行を確認してください。"),
            new("Set its shell to /usr/sbin/nologin and lock it: usermod -s /usr/sbin/nologin -L NAME.", "シェルを /usr/sbin/nologin にしてロックしてください: usermod -s /usr/sbin/nologin -L 名前"),
        ],
    };

    private sealed record Tally(long Count, long First, long Last, Evidence Line, bool HasKeysOnly);
}
