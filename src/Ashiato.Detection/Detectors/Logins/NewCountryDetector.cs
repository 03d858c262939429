using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Geo;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// Log-ins of a user from a country they never came from before, once their habits are known, and from two places so far
/// apart that nobody travels between them in the time (more than 1,000 km within 3 hours; two countries within one hour where
/// only countries are known). Needs a geographic database; without one it says nothing. ATT&amp;CK T1078.
/// </summary>
/// <param name="geo">The database.</param>
public sealed class NewCountryDetector(GeoDatabase geo) : Detector
{
    private const int Habit = 5;
    private const int MostUsers = 10_000;
    private const int MostKept = 200;
    private const double FarKilometres = 1_000;
    private const long FarTime = 3L * 3_600 * 1_000_000_000;
    private const long CountryTime = 3_600L * 1_000_000_000;
    private readonly Dictionary<string, Traveller> _users = new(StringComparer.Ordinal);
    private readonly List<News> _news = [];

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) =>
        !geo.IsEmpty && sample.Is(FieldNames.EventCategory, "authentication"u8) && sample.Is(FieldNames.EventOutcome, "success"u8) && !LoginEvent.IsEcho(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!LoginEvent.TryRead(record, out var login) || !login.IsGranted || login.User.IsEmpty || login.IsLocal
            || geo.Find(login.Address) is not { Country: { } country } place)
        {
            return;
        }

        var user = Encoding.UTF8.GetString(login.User);
        if (!_users.TryGetValue(user, out var traveller))
        {
            if (_users.Count >= MostUsers)
            {
                return;
            }

            traveller = _users[user] = new Traveller();
        }

        var address = Encoding.UTF8.GetString(login.Address);
        if (traveller.At is { } before && login.Time >= traveller.Last && address != traveller.Address && IsTooFar(before, place, login.Time - traveller.Last))
        {
            Keep(new News(user, country, before.Country, address, login.Time, traveller.Logins, IsTravel: true, Evidence.Of(record), traveller.Line));
        }
        else if (!traveller.Since.ContainsKey(country) && traveller.Logins >= Habit && login.Time >= traveller.Last)
        {
            Keep(new News(user, country, null, address, login.Time, traveller.Logins, IsTravel: false, Evidence.Of(record), null));
        }

        traveller.Since[country] = Math.Min(traveller.Since.GetValueOrDefault(country, long.MaxValue), login.Time);
        traveller.Logins++;
        if (login.Time >= traveller.Last)
        {
            (traveller.Last, traveller.At, traveller.Address, traveller.Line) = (login.Time, place, address, Evidence.Of(record));
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var news in _news.Where(n => n.IsTravel || _users[n.User].Since[n.Country] >= n.Time).OrderBy(n => n.Time))
        {
            findings.Add(news.IsTravel ? Travel(news) : NewCountry(news));
        }
    }

    private static bool IsTooFar(Place from, Place to, long time) => from.KilometresTo(to) is { } distance
        ? distance > FarKilometres && time <= FarTime
        : from.Country != to.Country && time <= CountryTime;

    private void Keep(News news)
    {
        if (_news.Count < MostKept)
        {
            _news.Add(news);
        }
    }

    private static Finding NewCountry(News news) => Make(news) with
    {
        Id = "login.new_country",
        Title = new Text("{0} logged in from a new country: {1}", "{0} が初めての国（{1}）からログインしました").With(FindingList.Short(news.User, 32), news.Country),
        Explanation = new Text("Before that, {0} had logged in {1:N0} times, never from there.", "それまで {0} は計 {1:N0} 回ログインしていますが、この国からは一度もありません。").With(FindingList.Short(news.User, 32), news.Before),
    };

    private static Finding Travel(News news) => Make(news) with
    {
        Id = "login.impossible_travel",
        Title = new Text("{0} logged in from {1} and {2} within too short a time", "{0} が短時間のうちに {1} と {2} からログインしました").With(FindingList.Short(news.User, 32), news.From ?? "?", news.Country),
        Explanation = new Text("Nobody travels that fast: two people use the account, or one of the connections went through somewhere else.", "この速さで移動することはできません。2 人が同じアカウントを使っているか、どちらかの接続が別の場所を経由しています。"),
        Confidence = Confidence.Low,
        Kind = FindingKind.Sign,
    };

    private static Finding Make(News news) => new()
    {
        Id = "",
        Title = default,
        Explanation = default,
        Severity = Severity.Medium,
        Confidence = Confidence.Low,
        Kind = FindingKind.Notice,
        Techniques = [new("T1078")],
        First = FindingList.At(news.Time),
        Last = FindingList.At(news.Time),
        Actor = new Actor(news.Address, news.User),
        Evidence = news.EarlierLine is { } earlier ? [earlier, news.Line] : [news.Line],
        Alternatives = new("Travel, a VPN, a proxy, or a mobile provider that leads its traffic through another country; databases of addresses are not always right.", "旅行、VPN、プロキシ、または他国を経由するモバイル回線かもしれません。アドレスのデータベースが誤っていることもあります。"),
        NextSteps = [new("Ask the user whether it was them; if not, lock the account and change its password and keys.", "本人によるものか確認してください。違う場合はアカウントをロックし、パスワードと鍵を変更してください。")],
    };

    private sealed record News(string User, string Country, string? From, string Address, long Time, long Before, bool IsTravel, Evidence Line, Evidence? EarlierLine);

    private sealed class Traveller
    {
        public long Logins { get; set; }

        public long Last { get; set; } = long.MinValue;

        public Place? At { get; set; }

        public string? Address { get; set; }

        public Evidence? Line { get; set; }

        public Dictionary<string, long> Since { get; } = new(StringComparer.Ordinal);
    }
}
