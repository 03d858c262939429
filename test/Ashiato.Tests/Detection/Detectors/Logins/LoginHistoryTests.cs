using Ashiato.Detection.Geo;
using Ashiato.Tests.Detection.Geo;
using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors.Logins;

/// <summary>What is new against a user's own history: a key, a country, a log-in after long silence, two places at once.</summary>
public sealed class LoginHistoryTests
{
    private static readonly GeoDatabase Geo = new([new MmdbReader(MmdbFile.Make(24,
        ("192.0.2.0/24", "JP", 35.7, 139.7), ("198.51.100.0/24", "JP", 34.7, 135.5), ("203.0.113.0/24", "DE", 52.5, 13.4)))]);

    private static string Key(DateTimeOffset time, string key, string address = "192.0.2.25") =>
        Says(time, $"Accepted publickey for alice from {address} port {40_000 + (time.ToUnixTimeSeconds() % 20_000)} ssh2: ED25519 SHA256:{key}");

    private static IEnumerable<string> Habit(int logins) => Enumerable.Range(0, logins).Select(i => Key(Start.AddHours(i), "aaaa"));

    [Fact]
    public void A_key_never_seen_before()
    {
        var found = Detected.In("auth.log", [.. Habit(5), Key(Start.AddHours(9), "zzzz")]).One("login.new_key");
        Assert.Equal("login.new_key Medium Low Notice x1 alice@192.0.2.25 03-02 19:00:00 03-02 19:00:00", Detected.Short(found));
        Assert.Equal("SHA256:zzzz", found.Actor.Key);
    }

    [Fact]
    public void Known_keys_and_first_keys_are_not_new()
    {
        Detected.In("auth.log", [.. Habit(8)]).Not("login.new_key");
        Detected.In("auth.log", [.. Habit(3), Key(Start.AddHours(9), "zzzz")]).Not("login.new_key");
        Detected.In("auth.log", [Key(Start.AddHours(-1), "zzzz"), .. Habit(5), Key(Start.AddHours(9), "zzzz")]).Not("login.new_key");
        Detected.In("new.log", [.. Habit(5), Key(Start.AddHours(9), "zzzz")]).And("old.log", [Key(Start.AddDays(-3), "zzzz")]).Not("login.new_key");
    }

    [Fact]
    public void A_log_in_after_long_silence()
    {
        string At(string time) => $"{time}+00:00 vps1 sshd[4711]: Accepted password for alice from 192.0.2.25 port 40001 ssh2";
        Assert.Equal("login.dormant Medium Low Notice x1 alice@192.0.2.25 02-01 10:00:00 02-01 10:00:00",
            Detected.Short(Detected.In("auth.log", At("2025-10-01T10:00:00"), At("2026-02-01T10:00:00"), At("2026-02-02T10:00:00")).One("login.dormant")));
        Detected.In("auth.log", At("2025-12-01T10:00:00"), At("2026-02-01T10:00:00")).Not("login.dormant");
        Detected.In("new.log", At("2025-10-01T10:00:00"), At("2026-02-01T10:00:00")).And("old.log", At("2025-12-10T10:00:00")).Not("login.dormant");
        Detected.In("auth.log", At("2026-02-01T10:00:00")).Not("login.dormant");
    }

    [Fact]
    public void A_new_country_and_two_places_at_once()
    {
        var home = Habit(5).ToArray();
        Assert.Equal("login.new_country Medium Low Notice x1 alice@203.0.113.9 03-03 10:00:00 03-03 10:00:00",
            Detected.Short(Detected.With(Geo, "auth.log", [.. home, Key(Start.AddDays(1), "aaaa", "203.0.113.9")]).One("login.new_country")));
        var travel = Detected.With(Geo, "auth.log", [.. home, Key(Start.AddHours(5), "aaaa", "203.0.113.9")]).One("login.impossible_travel");
        Assert.Equal(2, travel.Evidence.Count);
        Detected.With(Geo, "auth.log", [.. home, Key(Start.AddHours(5), "aaaa", "198.51.100.9")]).Not("login.impossible_travel", "login.new_country");
        Detected.With(Geo, "auth.log", [.. home.Take(3), Key(Start.AddDays(1), "aaaa", "203.0.113.9")]).Not("login.new_country");
        Detected.In("auth.log", [.. home, Key(Start.AddHours(5), "aaaa", "203.0.113.9")]).Not("login.impossible_travel", "login.new_country");
    }

    [Fact]
    public void An_hour_at_which_the_user_never_logged_in()
    {
        // Two log-ins a day, at 19 and 20 o'clock, for as many days.
        static string[] Evenings(int days) => [.. Enumerable.Range(0, 2 * days).Select(i => Key(Start.AddDays(i / 2).AddHours(9 + (i % 2)), "aaaa"))];
        var night = Start.AddDays(12).AddHours(-7);
        Assert.Equal("login.unusual_hour Low Low Notice x1 alice@192.0.2.25 03-14 03:00:00 03-14 03:00:00",
            Detected.Short(Detected.In("auth.log", [.. Evenings(12), Key(night, "aaaa")]).One("login.unusual_hour")));
        Detected.In("auth.log", [.. Evenings(12), Key(Start.AddDays(12).AddHours(11), "aaaa")]).Not("login.unusual_hour");
        Detected.In("auth.log", [.. Evenings(9), Key(night, "aaaa")]).Not("login.unusual_hour");
        Detected.In("auth.log", [Key(Start.AddHours(-8), "aaaa"), .. Evenings(12), Key(night, "aaaa")]).Not("login.unusual_hour");
        Detected.In("new.log", [.. Evenings(12), Key(night, "aaaa")]).And("old.log", Key(Start.AddDays(-2).AddHours(-6), "aaaa")).Not("login.unusual_hour");
    }
}
