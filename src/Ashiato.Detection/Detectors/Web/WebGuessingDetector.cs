using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors.Logins;

namespace Ashiato.Detection.Detectors.Web;

/// <summary>
/// Guessing of WordPress passwords and its success: wp-login.php answers a wrong password with 200 (the form again) and a
/// right one with 302. xmlrpc.php is guessed as well but answers 200 to both. As for other log-ins, refusals at most seven days
/// apart belong together, and a few of them before a log-in are forgiven. ATT&amp;CK T1110.
/// </summary>
public sealed class WebGuessingDetector : Detector, IDropCounter
{
    /// <summary>From this many calls of xmlrpc.php on it is guessing: apps publish through it.</summary>
    private const int ManyCalls = 30;

    /// <summary>Nobody types so many passwords...</summary>
    private const int ManyInHurry = 5;

    /// <summary>... in so short a time, nanoseconds.</summary>
    private const long Hurry = 30_000_000_000;

    private const int MostAddresses = 50_000;
    private const int MostGuessed = 1_000;
    private readonly Ledger _forms = new(MostAddresses);
    private readonly Ledger _calls = new(MostAddresses);
    private readonly List<Guessed> _guessed = [];
    private long _unkept;

    /// <inheritdoc/>
    public long Dropped => _unkept + _forms.Dropped + _calls.Dropped;

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code == "http.request";

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!record.Is(FieldNames.HttpRequestMethod, "POST"u8) || !TryPage(record, out var isForm) || !record.HasTime
            || !record.TryGetInteger(FieldNames.HttpResponseStatusCode, out var status))
        {
            return;
        }

        var address = record.Get(FieldNames.SourceIp);
        if (address.IsEmpty)
        {
            return;
        }

        if (status is 200 or 401 or 403 or 429 or 503)
        {
            var tally = (isForm ? _forms : _calls).Get(address);
            tally.Fail(record.UnixNanoseconds, 0);
            tally.FirstLine ??= Evidence.Of(record);
        }
        else if (isForm && status == 302)
        {
            Granted(record, address);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var guessed in _guessed.OrderBy(g => g.Time))
        {
            findings.Add(Success(guessed));
        }

        var guessers = _forms.All.Where(a => a.Value.HasGuessed || IsHurried(a.Value)).Concat(_calls.All.Where(a => a.Value.Largest >= ManyCalls))
            .GroupBy(a => Encoding.UTF8.GetString(a.Key), a => a.Value)
            .Select(g => new Guesser(g.Key, [.. g])).OrderByDescending(g => g.Tries).ThenBy(g => g.Address, StringComparer.Ordinal).ToList();
        if (guessers.Count > 0)
        {
            findings.Add(Attempts(guessers));
        }
    }

    private static bool IsHurried(LoginTally tally) => tally.Campaign >= ManyInHurry && tally.LastFailure - tally.FirstFailure <= Hurry;

    /// <summary>Log-in forms and calls; visitors of protected pages, people who forgot their password and Jetpack post there too.</summary>
    private static bool TryPage(Record record, out bool isForm)
    {
        var path = record.Get(FieldNames.UrlPath);
        var query = record.Get(FieldNames.UrlQuery);
        isForm = path.EndsWith("/wp-login.php"u8);
        return isForm ? query.IndexOf("action="u8) < 0 || query.IndexOf("action=login"u8) >= 0
            : path.EndsWith("/xmlrpc.php"u8) && query.IndexOf("for=jetpack"u8) < 0;
    }

    private void Granted(Record record, ReadOnlySpan<byte> address)
    {
        var form = _forms.Find(address);
        var calls = _calls.Find(address);
        var time = record.UnixNanoseconds;
        var byForm = form is { IsGuessing: true } && form.IsUnderWay(time);
        var guessing = byForm ? form : calls is { Campaign: >= ManyCalls } && calls.IsUnderWay(time) ? calls : null;
        var name = Encoding.UTF8.GetString(address);
        if (guessing is not null && _guessed.Count >= MostGuessed)
        {
            _unkept++;
        }
        else if (guessing is not null && !_guessed.Exists(g => g.Address == name))
        {
            _guessed.Add(new Guessed(name, record.Time, guessing.Campaign, byForm && !IsShared(address), [guessing.FirstLine!, Evidence.Of(record)]));
        }

        _ = form?.Succeed(time, 0);
    }

    /// <summary>Behind a proxy on the server or beside it everybody has the proxy's address.</summary>
    private static bool IsShared(ReadOnlySpan<byte> address) => InternetAddress.TryParse(address, out var parsed) && (parsed.IsLoopback || parsed.IsPrivate);

    private static Finding Success(Guessed guessed) => new()
    {
        Id = "web.wordpress_guessed",
        Title = new Text("{0} logged in to WordPress after {1:N0} attempts", "{0} が {1:N0} 回の試行のあと WordPress にログインしました").With(guessed.Address, guessed.Tries),
        Explanation = new("wp-login.php sends the form again while the password is wrong and forwards to the dashboard when it is right. After a row of wrong ones came the forward.",
            "wp-login.php はパスワードが違う間は 200 を返し、正しいと管理画面へ転送（302）します。失敗が続いたあとに転送が記録されています。"),
        Severity = guessed.IsSure ? Severity.Critical : Severity.Medium,
        Confidence = guessed.IsSure ? Confidence.High : Confidence.Low,
        Kind = guessed.IsSure ? FindingKind.Intrusion : FindingKind.Sign,
        Techniques = [new("T1110.001"), new("T1078")],
        First = guessed.Time,
        Last = guessed.Time,
        Actor = new Actor(guessed.Address),
        Count = guessed.Tries,
        Evidence = guessed.Lines,
        Alternatives = guessed.IsSure
            ? new("The site's owner, who forgot the password and tried long.", "パスワードを忘れた管理者が何度も試した可能性もあります。")
            : new("An app that publishes through xmlrpc.php, or a proxy that gives all visitors one address.", "xmlrpc.php を使うアプリや、すべての訪問者が同じアドレスに見えるプロキシの可能性もあります。"),
        NextSteps =
        [
            new("Change all WordPress passwords, end all sessions, and look for administrators, plugins and files that nobody knows.", "WordPress の全パスワードを変更して全セッションを破棄し、身に覚えのない管理者・プラグイン・ファイルを探してください。"),
            new("Look at what this address fetched afterwards in the access log.", "このアドレスがその後アクセスしたものをアクセスログで確認してください。"),
        ],
    };

    private static Finding Attempts(List<Guesser> guessers) => new()
    {
        Id = "web.wordpress_guessing",
        Title = new Text("WordPress passwords were guessed {0:N0} times from {1:N0} addresses", "{1:N0} 個のアドレスから計 {0:N0} 回の WordPress パスワード推測がありました")
            .With(guessers.Sum(g => g.Tries), guessers.Count),
        Explanation = new Text("Programs on the internet try passwords on every WordPress site. Busiest: {0}.", "インターネット上のプログラムは、あらゆる WordPress サイトにパスワードを試します。多い順: {0}。")
            .With(string.Join(", ", guessers.Take(5).Select(g => $"{g.Address} ({g.Tries:N0})"))),
        Severity = Severity.Low,
        Confidence = Confidence.High,
        Kind = FindingKind.Attempt,
        Techniques = [new("T1110.001")],
        First = FindingList.At(guessers.Min(g => g.Tallies.Min(t => t.Span.First))),
        Last = FindingList.At(guessers.Max(g => g.Tallies.Max(t => t.Span.Last))),
        Actor = new Actor(guessers.Count == 1 ? guessers[0].Address : null),
        Count = guessers.Sum(g => g.Tries),
        Evidence = [.. guessers.Take(3).Select(g => g.Tallies[0].FirstLine).OfType<Evidence>()],
        Alternatives = new("An app or a plugin that publishes through xmlrpc.php.", "xmlrpc.php を使って投稿するアプリやプラグインの可能性もあります。"),
        NextSteps = [new("Switch off xmlrpc.php if nothing needs it, and limit attempts on wp-login.php.", "不要なら xmlrpc.php を無効にし、wp-login.php の試行回数を制限してください。")],
    };

    /// <summary>An address that guessed, the form or through calls.</summary>
    private sealed record Guesser(string Address, IReadOnlyList<LoginTally> Tallies)
    {
        public long Tries => Tallies.Sum(t => t.Failures - t.Forgiven);
    }

    /// <summary>A log-in after guessing.</summary>
    /// <param name="Address">Where it came from.</param>
    /// <param name="Time">When.</param>
    /// <param name="Tries">How many attempts before it.</param>
    /// <param name="IsSure">Was the form itself guessed, by an address that one visitor has?</param>
    /// <param name="Lines">The first attempt and the log-in.</param>
    private sealed record Guessed(string Address, DateTimeOffset Time, long Tries, bool IsSure, IReadOnlyList<Evidence> Lines);
}
