using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// The first log-in of a user from a network (/24, /64) they never used before, once their habits are known: a first log-in
/// of all says nothing. ATT&amp;CK T1078.
/// </summary>
public sealed class FirstSeenAddressDetector : Detector, IDropCounter
{
    private const int MostNetworks = 500;
    private readonly UserTable<Habits> _users = new();
    private readonly NewsList<News> _news = new();

    /// <summary>Log-ins from new networks, and of users, that were not kept.</summary>
    public long Dropped => _news.Dropped + _users.Dropped;

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) =>
        sample.Is(FieldNames.EventCategory, "authentication"u8) && sample.Is(FieldNames.EventOutcome, "success"u8) && !LoginEvent.IsEcho(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!LoginEvent.TryRead(record, out var login) || !login.IsGranted || login.User.IsEmpty || login.IsLocal)
        {
            return;
        }

        Span<byte> network = stackalloc byte[NetworkOf.MostLength];
        network = network[..NetworkOf.Address(login.Address, network)];
        if (network.IsEmpty || _users.Get(login.User) is not { } habits)
        {
            return;
        }

        var before = habits.Logins;
        if (habits.IsNews(network, login.Time, MostNetworks))
        {
            if (_news.HasRoom())
            {
                _news.Add(new News(Encoding.UTF8.GetString(login.User), habits, network.ToArray(), Encoding.UTF8.GetString(login.Address), login.Time, before, Evidence.Of(record)));
            }
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        // A log read later may reach further back: what was new in one was not in the other.
        foreach (var group in _news.Kept.Where(n => n.Habits.WasNewAt(n.Network, n.Time)).GroupBy(n => n.User).OrderBy(g => g.Min(n => n.Time)))
        {
            findings.Add(Describe(group.Key, [.. group.OrderBy(n => n.Time)]));
        }
    }

    private static Finding Describe(string user, IReadOnlyList<News> all) => new()
    {
        Id = "login.first_seen_address",
        Title = new Text("{0} logged in from {1} for the first time", "{0} が {1} から初めてログインしました")
            .With(FindingList.Short(user, 32), FindingList.Short(string.Join(", ", all.Select(n => n.Address).Distinct()), 80)),
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

    private sealed record News(string User, Habits Habits, byte[] Network, string Address, long Time, long Before, Evidence Line);
}
