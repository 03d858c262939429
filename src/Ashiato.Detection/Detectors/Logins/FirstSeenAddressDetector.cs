using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// The first log-in of a user from a network (/24, /64) they never used before, once their habits are known: a first log-in
/// of all says nothing. ATT&amp;CK T1078.
/// </summary>
public sealed class FirstSeenAddressDetector : Detector
{
    /// <summary>From this many log-ins on a user has habits.</summary>
    private const int Habit = 5;

    private const int MostUsers = 10_000;
    private const int MostNetworks = 500;
    private const int MostKept = 200;
    private readonly Dictionary<string, (long Logins, HashSet<string> Networks)> _users = new(StringComparer.Ordinal);
    private readonly List<(string User, string Address, long Time, long Before, Evidence Line)> _news = [];

    /// <summary>Log-ins from new networks that were not kept.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) =>
        sample.Is(FieldNames.EventCategory, "authentication"u8) && sample.Is(FieldNames.EventOutcome, "success"u8) && !LoginEvent.IsEcho(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!LoginEvent.TryRead(record, out var login) || !login.IsGranted || login.User.IsEmpty)
        {
            return;
        }

        var network = NetworkOf.Address(login.Address);
        if (network.Length == 0)
        {
            return;
        }

        var user = Encoding.UTF8.GetString(login.User);
        if (!_users.TryGetValue(user, out var habits))
        {
            if (_users.Count >= MostUsers)
            {
                Dropped++;
                return;
            }

            habits = (0, new HashSet<string>(StringComparer.Ordinal));
        }

        var isNew = habits.Networks.Count < MostNetworks && habits.Networks.Add(Encoding.ASCII.GetString(network));
        if (isNew && habits.Logins >= Habit)
        {
            Keep(user, in login, habits.Logins);
        }

        _users[user] = (habits.Logins + 1, habits.Networks);
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var group in _news.GroupBy(n => n.User).OrderBy(g => g.Min(n => n.Time)))
        {
            var all = group.OrderBy(n => n.Time).ToList();
            findings.Add(Describe(group.Key, all));
        }
    }

    private void Keep(string user, in LoginEvent login, long before)
    {
        if (_news.Count >= MostKept)
        {
            Dropped++;
            return;
        }

        _news.Add((user, Encoding.UTF8.GetString(login.Address), login.Time, before, Evidence.Of(login.Record)));
    }

    private static Finding Describe(string user, List<(string User, string Address, long Time, long Before, Evidence Line)> all) => new()
    {
        Id = "login.first_seen_address",
        Title = new Text("{0} logged in from {1} for the first time", "{0} が {1} から初めてログインしました")
            .With(FindingList.Short(user, 32), FindingList.Short(string.Join(", ", all.Select(n => n.Address)), 80)),
        Explanation = new Text(
            "Before that, {0} had logged in {1:N0} times from other networks only.", "それまで {0} は別のネットワークからのみ計 {1:N0} 回ログインしていました。").With(FindingList.Short(user, 32), all[0].Before),
        Severity = Severity.Low,
        Confidence = Confidence.Low,
        Kind = FindingKind.Notice,
        Techniques = [new("T1078")],
        First = FindingList.At(all[0].Time),
        Last = FindingList.At(all[^1].Time),
        Actor = new Actor(all[0].Address, user),
        Count = all.Count,
        Evidence = [.. all.Take(5).Select(n => n.Line)],
        Alternatives = new("A new provider, travel, or a mobile phone: home connections change their address.", "回線の変更、旅行、スマートフォンからの接続など。家庭用回線のアドレスはよく変わります。"),
        NextSteps = [new("Ask the user whether it was them.", "本人によるものか確認してください。")],
    };
}
