using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Web;

/// <summary>
/// Guessing of WordPress passwords and its success: wp-login.php answers a wrong password with 200 (the form again) and a
/// right one with 302. xmlrpc.php is guessed as well but answers 200 to both. ATT&amp;CK T1110.
/// </summary>
public sealed class WebGuessingDetector : Detector
{
    /// <summary>From this many posts on it is guessing.</summary>
    private const int Guessing = 10;

    private const int MostAddresses = 50_000;
    private readonly Dictionary<byte[], Tally> _addresses = new(Utf8Keys.Comparer);

    /// <summary>Addresses that were not counted because there were too many.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code == "http.request";

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!record.HasTime || !record.Is(FieldNames.HttpRequestMethod, "POST"u8) || !TryPage(record.Get(FieldNames.UrlPath), out var isLogin)
            || !record.TryGetInteger(FieldNames.HttpResponseStatusCode, out var status))
        {
            return;
        }

        var lookup = _addresses.GetAlternateLookup<ReadOnlySpan<byte>>();
        var address = record.Get(FieldNames.SourceIp);
        if (address.IsEmpty || (!lookup.TryGetValue(address, out var tally) && _addresses.Count >= MostAddresses))
        {
            Dropped++;
            return;
        }

        tally ??= lookup[address] = new Tally();
        tally.Posts++;
        tally.Last = record.Time;
        tally.First ??= record.Time;
        tally.FirstLine ??= Evidence.Of(record);
        if (isLogin && status == 302)
        {
            tally.Granted(record);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var (address, tally) in _addresses.Where(a => a.Value.SuccessLine is not null).OrderBy(a => a.Value.SuccessTime))
        {
            findings.Add(Success(Encoding.UTF8.GetString(address), tally));
        }

        var guessers = _addresses.Where(a => a.Value.Posts >= Guessing).OrderByDescending(a => a.Value.Posts).ToList();
        if (guessers.Count > 0)
        {
            findings.Add(Attempts([.. guessers.Select(g => (Encoding.UTF8.GetString(g.Key), g.Value))]));
        }
    }

    private static bool TryPage(ReadOnlySpan<byte> path, out bool isLogin)
    {
        isLogin = path.EndsWith("/wp-login.php"u8);
        return isLogin || path.EndsWith("/xmlrpc.php"u8);
    }

    private static Finding Success(string address, Tally tally) => new()
    {
        Id = "web.wordpress_guessed",
        Title = new Text("{0} logged in to WordPress after {1:N0} attempts", "{0} が {1:N0} 回の試行のあと WordPress にログインしました").With(address, tally.PostsBeforeSuccess),
        Explanation = new("wp-login.php sends the form again while the password is wrong and forwards to the dashboard when it is right. After a row of wrong ones came the forward.",
            "wp-login.php はパスワードが違う間は 200 を返し、正しいと管理画面へ転送（302）します。失敗が続いたあとに転送が記録されています。"),
        Severity = Severity.Critical,
        Confidence = Confidence.High,
        Kind = FindingKind.Intrusion,
        Techniques = [new("T1110.001"), new("T1078")],
        First = tally.SuccessTime,
        Last = tally.SuccessTime,
        Actor = new Actor(address),
        Count = tally.PostsBeforeSuccess,
        Evidence = [tally.FirstLine!, tally.SuccessLine!],
        Alternatives = new("The site's owner, who forgot the password and tried long.", "パスワードを忘れた管理者が何度も試した可能性もあります。"),
        NextSteps =
        [
            new("Change all WordPress passwords, end all sessions, and look for administrators, plugins and files that nobody knows.", "WordPress の全パスワードを変更して全セッションを破棄し、身に覚えのない管理者・プラグイン・ファイルを探してください。"),
            new("Look at what this address fetched afterwards in the access log.", "このアドレスがその後アクセスしたものをアクセスログで確認してください。"),
        ],
    };

    private static Finding Attempts(IReadOnlyList<(string Address, Tally Tally)> guessers) => new()
    {
        Id = "web.wordpress_guessing",
        Title = new Text("WordPress passwords were guessed {0:N0} times from {1:N0} addresses", "{1:N0} 個のアドレスから計 {0:N0} 回の WordPress パスワード推測がありました")
            .With(guessers.Sum(g => g.Tally.Posts), guessers.Count),
        Explanation = new Text("Programs on the internet try passwords on every WordPress site. Busiest: {0}.", "インターネット上のプログラムは、あらゆる WordPress サイトにパスワードを試します。多い順: {0}。")
            .With(string.Join(", ", guessers.Take(5).Select(g => $"{g.Address} ({g.Tally.Posts:N0})"))),
        Severity = Severity.Low,
        Confidence = Confidence.High,
        Kind = FindingKind.Attempt,
        Techniques = [new("T1110.001")],
        First = guessers.Min(g => g.Tally.First),
        Last = guessers.Max(g => g.Tally.Last),
        Count = guessers.Sum(g => g.Tally.Posts),
        Evidence = [.. guessers.Take(3).Select(g => g.Tally.FirstLine!)],
        Alternatives = new("An app or a plugin that publishes through xmlrpc.php.", "xmlrpc.php を使って投稿するアプリやプラグインの可能性もあります。"),
        NextSteps = [new("Switch off xmlrpc.php if nothing needs it, and limit attempts on wp-login.php.", "不要なら xmlrpc.php を無効にし、wp-login.php の試行回数を制限してください。")],
    };

    private sealed class Tally
    {
        public long Posts { get; set; }

        public long PostsBeforeSuccess { get; private set; }

        public DateTimeOffset? First { get; set; }

        public DateTimeOffset? Last { get; set; }

        public Evidence? FirstLine { get; set; }

        public Evidence? SuccessLine { get; private set; }

        public DateTimeOffset? SuccessTime { get; private set; }

        public void Granted(Record record)
        {
            if (SuccessLine is null && Posts > Guessing)
            {
                (SuccessLine, SuccessTime, PostsBeforeSuccess) = (Evidence.Of(record), record.Time, Posts - 1);
            }
        }
    }
}
