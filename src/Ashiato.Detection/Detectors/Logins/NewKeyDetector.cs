using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// The first log-in of a user with a key never seen before, once their keys are known: whoever puts a key of their own into
/// authorized_keys comes back this way. ATT&amp;CK T1098.004.
/// </summary>
public sealed class NewKeyDetector : Detector, IDropCounter
{
    private const int MostKeys = 200;
    private readonly UserTable<Habits> _users = new();
    private readonly NewsList<News> _news = new();

    /// <summary>Log-ins with new keys, and of users, that were not kept.</summary>
    public long Dropped => _news.Dropped + _users.Dropped;

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code == "sshd.accepted" || (code.StartsWith("sshd.", StringComparison.Ordinal) && sample.Has(FieldNames.SshdKeyFingerprint));

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!record.Has(FieldNames.SshdKeyFingerprint) || !LoginEvent.TryRead(record, out var login) || !login.IsGranted || login.User.IsEmpty)
        {
            return;
        }

        if (_users.Get(login.User) is not { } keys)
        {
            return;
        }

        var before = keys.Logins;
        if (keys.IsNews(record.Get(FieldNames.SshdKeyFingerprint), login.Time, MostKeys))
        {
            if (_news.HasRoom())
            {
                _news.Add(new News(Encoding.UTF8.GetString(login.User), keys, record.GetString(FieldNames.SshdKeyFingerprint)!, Encoding.UTF8.GetString(login.Address), login.Time, before, Evidence.Of(record)));
            }
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        // A log read later may reach further back: what was new in one was not in the other.
        foreach (var news in _news.Kept.Where(n => n.Known.WasNewAt(Encoding.UTF8.GetBytes(n.Key), n.Time)).OrderBy(n => n.Time))
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

    private sealed record News(string User, Habits Known, string Key, string Address, long Time, long Before, Evidence Line);
}
