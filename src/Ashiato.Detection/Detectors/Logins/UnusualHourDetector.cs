using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// A log-in at an hour of the day at which the user never logged in before, once their hours are known: whoever has stolen a key or a
/// password seldom keeps the owner's hours. ATT&amp;CK T1078.
/// </summary>
public sealed class UnusualHourDetector : Detector, IDropCounter
{
    /// <summary>From this many log-ins on...</summary>
    private const int Enough = 20;

    /// <summary>... on so many days a user has hours.</summary>
    private const int EnoughDays = 10;

    private readonly UserTable<Hours> _users = new();
    private readonly NewsList<News> _news = new();

    /// <summary>Log-ins at new hours, and of users, that were not kept.</summary>
    public long Dropped => _news.Dropped + _users.Dropped;

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) =>
        sample.Is(FieldNames.EventCategory, "authentication"u8) && sample.Is(FieldNames.EventOutcome, "success"u8) && !LoginEvent.IsEcho(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!LoginEvent.TryRead(record, out var login) || !login.IsGranted || login.User.IsEmpty || login.IsLocal || _users.Get(login.User) is not { } hours)
        {
            return;
        }

        var before = hours.Logins;
        if (!hours.IsNews(login.Time))
        {
            return;
        }

        if (_news.HasRoom())
        {
            _news.Add(new News(Encoding.UTF8.GetString(login.User), hours, Encoding.UTF8.GetString(login.Address), login.Time, before, Evidence.Of(record)));
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        // A log read later may reach further back: what was new in one was not in the other.
        foreach (var group in _news.Kept.Where(n => n.Hours.WasNewAt(n.Time)).GroupBy(n => n.User).OrderBy(g => g.Min(n => n.Time)))
        {
            findings.Add(Describe(group.Key, [.. group.OrderBy(n => n.Time)]));
        }
    }

    private static Finding Describe(string user, IReadOnlyList<News> all) => new()
    {
        Id = "login.unusual_hour",
        Title = new Text("{0} logged in at an hour at which they never had", "{0} がこれまでログインしたことのない時間帯にログインしました").With(FindingList.Short(user, 32)),
        Explanation = new Text(
            "None of the {0:N0} log-ins before fell within an hour of this time of day. Whoever has stolen a key or a password seldom keeps the owner’s hours.",
            "それまでの {0:N0} 回のログインは、いずれもこの時刻の前後 1 時間には行われていません。鍵やパスワードを盗んだ者は、本人と同じ時間帯に活動するとは限りません。").With(all[0].Before),
        Severity = Severity.Low,
        Confidence = Confidence.Low,
        Kind = FindingKind.Notice,
        Techniques = [new("T1078")],
        First = FindingList.At(all[0].Time),
        Last = FindingList.At(all[^1].Time),
        Actor = new Actor(all[0].Address, user),
        Count = all.Count,
        Evidence = [.. all.Take(5).Select(n => n.Line)],
        Alternatives = new("Work at night, travel, or an emergency.", "深夜作業、出張、緊急対応などの可能性もあります。"),
        NextSteps = [new("Ask the user whether it was them.", "本人によるものか確認してください。")],
    };

    /// <summary>The hours of the day of one user's log-ins. Of UTC: which hours they are on the server's clock does not matter, and summer time moves them by no more than one.</summary>
    private sealed class Hours
    {
        private const long Hour = 3600L * 1_000_000_000;
        private const int HoursOfDay = 24;

        /// <summary>For each hour the earliest log-in.</summary>
        private readonly long[] _since = [.. Enumerable.Repeat(long.MaxValue, HoursOfDay)];

        private long _last = long.MinValue;
        private long _day = long.MinValue;
        private int _days;

        /// <summary>Log-ins so far.</summary>
        public long Logins { get; private set; }

        /// <summary>Takes in a log-in. Is its hour new, and does the user have hours?</summary>
        public bool IsNews(long time)
        {
            var isNews = Logins >= Enough && _days >= EnoughDays && time >= _last && Known(time) == long.MaxValue;
            var day = time / (HoursOfDay * Hour);
            if (day != _day)
            {
                _day = day;
                _days++;
            }

            ref var since = ref _since[HourOf(time)];
            since = Math.Min(since, time);
            _last = Math.Max(_last, time);
            Logins++;
            return isNews;
        }

        /// <summary>Was the hour really not known before, now that all logs are read?</summary>
        public bool WasNewAt(long time) => Known(time) >= time;

        /// <summary>The earliest log-in at this hour or one beside it.</summary>
        private long Known(long time)
        {
            var hour = HourOf(time);
            return Math.Min(_since[hour], Math.Min(_since[(hour + 1) % HoursOfDay], _since[(hour + HoursOfDay - 1) % HoursOfDay]));
        }

        private static int HourOf(long time) => (int)(((time / Hour % HoursOfDay) + HoursOfDay) % HoursOfDay);
    }

    private sealed record News(string User, Hours Hours, string Address, long Time, long Before, Evidence Line);
}
