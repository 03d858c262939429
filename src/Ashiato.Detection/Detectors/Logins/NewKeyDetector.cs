using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// The first log-in of a user with a key never seen before, once their keys are known: whoever puts a key of their own into
/// authorized_keys comes back this way. ATT&amp;CK T1098.004.
/// </summary>
public sealed class NewKeyDetector : Detector
{
    /// <summary>From this many log-ins by key on a user's keys are known.</summary>
    private const int Habit = 5;

    private const int MostUsers = 10_000;
    private const int MostKeys = 200;
    private const int MostKept = 200;
    private readonly Dictionary<string, Keys> _users = new(StringComparer.Ordinal);
    private readonly List<News> _news = [];

    /// <summary>Log-ins with new keys that were not kept.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code is "sshd.accepted" or "sshd.accepted_publickey" || (code.StartsWith("sshd.", StringComparison.Ordinal) && sample.Has(FieldNames.SshdKeyFingerprint));

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!record.Has(FieldNames.SshdKeyFingerprint) || !LoginEvent.TryRead(record, out var login) || !login.IsGranted || login.User.IsEmpty)
        {
            return;
        }

        var user = Encoding.UTF8.GetString(login.User);
        if (!_users.TryGetValue(user, out var keys))
        {
            if (_users.Count >= MostUsers)
            {
                Dropped++;
                return;
            }

            keys = _users[user] = new Keys();
        }

        var key = record.GetString(FieldNames.SshdKeyFingerprint)!;
        if (keys.Since.TryGetValue(key, out var since))
        {
            keys.Since[key] = Math.Min(since, login.Time);
        }
        else if (keys.Since.Count < MostKeys)
        {
            keys.Since[key] = login.Time;
            if (keys.Logins >= Habit && login.Time >= keys.Last && _news.Count < MostKept)
            {
                _news.Add(new News(user, key, Encoding.UTF8.GetString(login.Address), login.Time, keys.Logins, Evidence.Of(record)));
            }
        }

        keys.Logins++;
        keys.Last = Math.Max(keys.Last, login.Time);
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        // A log read later may reach further back: what was new in one was not in the other.
        foreach (var news in _news.Where(n => _users[n.User].Since[n.Key] >= n.Time).OrderBy(n => n.Time))
        {
            findings.Add(Describe(news));
        }
    }

    private static Finding Describe(News news) => new()
    {
        Id = "login.new_key",
        Title = new Text("{0} logged in with a new SSH key", "{0} が新しい SSH 鍵でログインしました").With(FindingList.Short(news.User, 32)),
        Explanation = new Text(
            "The key {1} was never used for {0} before, in {2:N0} log-ins by key. An intruder's own key in authorized_keys looks like this.",
            "鍵 {1} が {0} のログインに使われたのは初めてです（それまで鍵によるログインは {2:N0} 回）。侵入者が authorized_keys に自分の鍵を加えた場合もこのように見えます。")
            .With(FindingList.Short(news.User, 32), FindingList.Short(news.Key, 80), news.Before),
        Severity = Severity.Medium,
        Confidence = Confidence.Low,
        Kind = FindingKind.Notice,
        Techniques = [new("T1098.004"), new("T1078")],
        First = FindingList.At(news.Time),
        Last = FindingList.At(news.Time),
        Actor = new Actor(news.Address, news.User, news.Key),
        Evidence = [news.Line],
        Alternatives = new("A new computer, or a key that was renewed.", "パソコンの買い替えや鍵の更新かもしれません。"),
        NextSteps = [new("Ask the user whether the key is theirs; look into their authorized_keys for lines nobody knows.", "本人の鍵かどうかを確認し、authorized_keys に見覚えのない行がないか調べてください。")],
    };

    private sealed record News(string User, string Key, string Address, long Time, long Before, Evidence Line);

    private sealed class Keys
    {
        public long Logins { get; set; }

        public long Last { get; set; } = long.MinValue;

        /// <summary>The keys, and since when each is known.</summary>
        public Dictionary<string, long> Since { get; } = new(StringComparer.Ordinal);
    }
}
