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
public sealed class NewCountryDetector(GeoDatabase geo) : Detector, IDropCounter
{
    private const int MostCountries = 300;
    private const double FarKilometres = 1_000;
    private const long FarTime = 3L * 3_600 * 1_000_000_000;
    private const long CountryTime = 3_600L * 1_000_000_000;
    private readonly UserTable<Traveller> _users = new();
    private readonly NewsList<News> _news = new();

    /// <summary>Log-ins from new countries, and of users, that were not kept.</summary>
    public long Dropped => _news.Dropped + _users.Dropped;

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

        if (_users.Get(login.User) is not { } traveller)
        {
            return;
        }

        var (before, last) = (traveller.Countries.Logins, traveller.Countries.Last);
        var isNews = traveller.Countries.IsNews(Encoding.UTF8.GetBytes(country), login.Time, MostCountries);
        if (traveller.At is { } from && login.Time >= last && !login.Address.SequenceEqual(traveller.Address) && IsTooFar(from, place, login.Time - last))
        {
            Keep(in login, traveller, country, from.Country, before, isTravel: true);
        }
        else if (isNews)
        {
            Keep(in login, traveller, country, null, before, isTravel: false);
        }

        if (login.Time >= last)
        {
            (traveller.At, traveller.Address, traveller.Line) = (place, login.Address.ToArray(), Evidence.Of(record));
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var news in _news.Kept.Where(n => n.IsTravel || n.Traveller.Countries.WasNewAt(Encoding.UTF8.GetBytes(n.Country), n.Time)).OrderBy(n => n.Time))
        {
            findings.Add(news.IsTravel ? Travel(news) : NewCountry(news));
        }
    }

    private static bool IsTooFar(Place from, Place to, long time) => from.KilometresTo(to) is { } distance
        ? distance > FarKilometres && time <= FarTime
        : from.Country != to.Country && time <= CountryTime;

    private void Keep(in LoginEvent login, Traveller traveller, string country, string? from, long before, bool isTravel)
    {
        if (_news.HasRoom())
        {
            _news.Add(new News(
                Encoding.UTF8.GetString(login.User), traveller, country, from, Encoding.UTF8.GetString(login.Address), login.Time, before, isTravel, Evidence.Of(login.Record), isTravel ? traveller.Line : null));
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

    private sealed record News(string User, Traveller Traveller, string Country, string? From, string Address, long Time, long Before, bool IsTravel, Evidence Line, Evidence? EarlierLine);

    private sealed class Traveller
    {
        public Habits Countries { get; } = new();

        /// <summary>Where the latest log-in came from.</summary>
        public Place? At { get; set; }

        public byte[]? Address { get; set; }

        public Evidence? Line { get; set; }
    }
}
