using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>The words for guessing and its success.</summary>
internal static class GuessingFindings
{
    private static readonly IReadOnlyList<Technique> Guessing = [new("T1110.001")];
    private static readonly IReadOnlyList<Technique> Guessed = [new("T1110.001"), new("T1078")];

    private static readonly IReadOnlyList<Text> AfterBreakIn =
    [
        new("Take the server off the network (or let the hoster's firewall do it); do not switch it off yet: memory and running programs are evidence.",
            "サーバーをネットワークから切り離してください（事業者のファイアウォールでも可）。メモリと実行中のプロセスは証拠なので、まだ電源は切らないでください。"),
        new("Make a copy of the disk, or at least of /var/log and /home and /root, before changing anything.",
            "何かを変更する前にディスク全体、少なくとも /var/log・/home・/root のコピーを取ってください。"),
        new("Change the password of the account, remove SSH keys nobody knows, and change every password and key that was stored on the server.",
            "該当アカウントのパスワードを変更し、身に覚えのない SSH 鍵を削除し、サーバーに保存していたパスワードや鍵をすべて変更してください。"),
        new("Install the server anew from clean media and bring back data only; programs and scripts may have been changed.",
            "クリーンなメディアから OS を入れ直し、データだけを戻してください。プログラムやスクリプトは改ざんされている可能性があります。"),
    ];

    private static readonly IReadOnlyList<Text> AskOwner =
    [
        new("Ask the person who uses the account whether this log-in was theirs.", "そのアカウントの利用者に、このログインが本人によるものか確認してください。"),
        new("If nobody knows it, treat the server as broken into.", "誰も心当たりがなければ、侵入されたものとして対応してください。"),
    ];

    /// <summary>A log-in granted in the middle of guessing.</summary>
    public static Finding Success(GuessedLogin login)
    {
        var isIntrusion = login.Kind == GuessedBy.Address && !login.KnownBefore && IsPassword(login);
        return new Finding
        {
            Id = login.Kind switch { GuessedBy.Address => "login.guessed", GuessedBy.Network => "login.guessed_network", _ => "login.guessed_provider" },
            Title = Title(login),
            Explanation = Explain(login),
            Severity = isIntrusion ? Severity.Critical : login.KnownBefore || !IsPassword(login) || login.Kind == GuessedBy.Provider ? Severity.Medium : Severity.High,
            Confidence = isIntrusion && !login.IsLoginRecord ? Confidence.High : login.Kind == GuessedBy.Provider ? Confidence.Low : Confidence.Medium,
            Kind = isIntrusion ? FindingKind.Intrusion : FindingKind.Sign,
            Techniques = Guessed,
            First = FindingList.At(login.Time),
            Last = FindingList.At(login.Time),
            Actor = new Actor(login.Address, login.User),
            Count = login.Failures,
            Evidence = login.Lines,
            Alternatives = login.KnownBefore
                ? new("A known user who forgot the password, or a program with an old password on the user's own machine.", "正規の利用者がパスワードを忘れた、または利用者の端末で古いパスワードのままのプログラムが動いていた可能性があります。")
                : new("A person who mistyped many times, or several people behind one address of which one guesses.", "利用者が何度も打ち間違えた、または同じアドレスの背後に複数の人がいて、そのうちの一人が推測していた可能性があります。"),
            NextSteps = isIntrusion ? AfterBreakIn : AskOwner,
        };
    }

    /// <summary>
    /// Log-ins of one user from new addresses while the whole internet guesses that user. Names such as root are guessed all
    /// the time, so this alone is a question to ask, not a suspicion.
    /// </summary>
    public static Finding NewAddresses(IReadOnlyList<GuessedLogin> logins) => new()
    {
        Id = "login.guessed_user",
        Title = new Text("{0} logged in from {1} new address(es) while many addresses guessed that account", "多数のアドレスから推測されていた {0} に、初めてのアドレス {1} 個からログインがありました")
            .With(FindingList.Short(logins[0].User, 32), logins.Count),
        Explanation = new Text(
            "{0} addresses were refused {1:N0} times as this user in the days before: guessing spread so thin that no single address stands out. The log-ins came from {2}.",
            "直前の数日間に、{0} 個のアドレスがこのユーザーとして計 {1:N0} 回拒否されていました。1 つのアドレスが目立たないように分散した推測です。ログイン元: {2}。")
            .With(logins.Max(l => l.Partners), logins.Max(l => l.Failures), string.Join(", ", logins.Take(6).Select(l => l.Address))),
        Severity = Severity.Medium,
        Confidence = Confidence.Low,
        Kind = FindingKind.Sign,
        Techniques = Guessed,
        First = FindingList.At(logins[0].Time),
        Last = FindingList.At(logins[^1].Time),
        Actor = new Actor(logins.Count == 1 ? logins[0].Address : null, logins[0].User),
        Count = logins.Count,
        Evidence = [.. logins.SelectMany(l => l.Lines.TakeLast(1)).Take(10)],
        Alternatives = new("The user's own new connection: home and mobile addresses change.", "利用者自身の新しい回線かもしれません。家庭用やモバイルのアドレスはよく変わります。"),
        NextSteps = AskOwner,
    };

    /// <summary>Guessing in general, one finding for all of it.</summary>
    public static Finding Attempts(
        long failures, long addresses, int guessers, DateTimeOffset first, DateTimeOffset last, IReadOnlyList<Evidence> lines,
        IReadOnlyList<(string Address, long Failures)> busiest, (string Provider, long Failures, int Addresses)? provider)
    {
        var top = string.Join(", ", busiest.Select(b => $"{b.Address} ({b.Failures:N0})"));
        return new Finding
        {
            Id = "login.guessing",
            Title = (addresses == 1
                ? new Text("Passwords were guessed {0:N0} times from one address", "1 個のアドレスから計 {0:N0} 回のパスワード推測がありました")
                : new Text("Passwords were guessed {0:N0} times from {1:N0} addresses", "{1:N0} 個のアドレスから計 {0:N0} 回のパスワード推測がありました")).With(failures, addresses),
            Explanation = new Text(
                "Programs on the internet try user names and passwords on every server they find. {0:N0} of these addresses did it persistently. That is an attack, not a break-in: whether one of them got in is said separately. Busiest: {1}.",
                "インターネット上では、見つけたサーバーに片端からユーザー名とパスワードを試すプログラムが常に動いています。そのうち {0:N0} 個のアドレスは執拗でした。これは攻撃であって侵入ではありません。成功したかどうかは別の項目で示します。多い順: {1}。").With(guessers, top) is var explanation && provider is { } most
                ? new Text("{0} Of one provider, {1}, {2} or more addresses were refused {3:N0} times.", "{0}同じ事業者 {1} の {2} 個以上のアドレスが計 {3:N0} 回拒否されています。").With(explanation, most.Provider, most.Addresses, most.Failures)
                : explanation,
            Severity = Severity.Low,
            Confidence = Confidence.High,
            Kind = FindingKind.Attempt,
            Techniques = Guessing,
            First = first,
            Last = last,
            Actor = new Actor(busiest.Count == 1 ? busiest[0].Address : null),
            Count = failures,
            Evidence = lines,
            Alternatives = new("A handful of refusals from one address is often a user or a program with an old password.", "同じアドレスからの数回程度の失敗は、利用者の打ち間違いや古いパスワードを持つプログラムであることがよくあります。"),
            NextSteps =
            [
                new("Allow log-ins by key only (PasswordAuthentication no, PermitRootLogin prohibit-password) and reload sshd.", "公開鍵認証だけを許可し（PasswordAuthentication no、PermitRootLogin prohibit-password）、sshd を再読み込みしてください。"),
                new("Let fail2ban or the firewall turn guessers away.", "fail2ban やファイアウォールで推測元を遮断してください。"),
            ],
        };
    }

    private static bool IsPassword(GuessedLogin login) => login.Method is "" or "password" || login.Method.StartsWith("keyboard-interactive", StringComparison.Ordinal);

    private static Text Title(GuessedLogin login) => login.Kind switch
    {
        GuessedBy.Address => new Text("{0} logged in as {1} after {2:N0} refused attempts", "{0} が {2:N0} 回の失敗のあと {1} としてログインしました").With(login.Address, FindingList.Short(login.User, 32), login.Failures),
        GuessedBy.Network => new Text("{0}, whose network was guessing passwords, logged in as {1}", "パスワード推測を行っていたネットワークの {0} が {1} としてログインしました").With(login.Address, FindingList.Short(login.User, 32)),
        GuessedBy.Provider => new Text("{0}, at a provider ({2}) from which passwords were being guessed, logged in as {1}", "パスワード推測の発信元になっている事業者（{2}）の {0} が {1} としてログインしました").With(login.Address, FindingList.Short(login.User, 32), FindingList.Short(login.Provider ?? "?", 60)),
        _ => throw new ArgumentOutOfRangeException(nameof(login), login.Kind, "told by NewAddresses"),
    };

    private static Text Explain(GuessedLogin login) => login.Kind switch
    {
        GuessedBy.Address when login.IsLoginRecord || !IsPassword(login) => new Text(
            "For {0} the same address had been refused, {1:N0} times with {2} different user names; then {3} logged in from it. People mistype a password a few times; {1:N0} refusals are a program that tries passwords until one fits.",
            "同じアドレスが {0}にわたり {2} 種類のユーザー名で {1:N0} 回拒否されたあと、{3} がそのアドレスからログインしました。人の打ち間違いは数回です。{1:N0} 回の失敗は、当たるまでパスワードを試すプログラムによるものです。")
            .With(Campaign(login), login.Failures, login.Partners, FindingList.Short(login.User, 32)),
        GuessedBy.Address => new Text(
            "For {0} the same address had been refused, {1:N0} times with {2} different user names; then the password of {3} was accepted. People mistype a password a few times; {1:N0} refusals are a program that tries passwords until one fits.",
            "同じアドレスが {0}にわたり {2} 種類のユーザー名で {1:N0} 回拒否されたあと、{3} のパスワードが受け入れられました。人の打ち間違いは数回です。{1:N0} 回の失敗は、当たるまでパスワードを試すプログラムによるものです。")
            .With(Campaign(login), login.Failures, login.Partners, FindingList.Short(login.User, 32)),
        GuessedBy.Network => new Text(
            "{0} addresses of the same network were refused {1:N0} times in the days before. The log-in itself came from an address that this user never used before.",
            "直前の数日間に、同じネットワークの {0} 個のアドレスが計 {1:N0} 回拒否されていました。ログイン自体は、この利用者がそれまで使ったことのないアドレスからでした。")
            .With(login.Partners, login.Failures),
        GuessedBy.Provider => new Text(
            "{0} or more addresses of the same provider, in several of its networks, were refused {1:N0} times in the days before: whoever rents machines by the hour guesses from each of them only a few times. The log-in itself came from an address that this user never used before.",
            "直前の数日間に、同じ事業者の複数のネットワークにある {0} 個以上のアドレスが計 {1:N0} 回拒否されていました。時間貸しのサーバーを使う攻撃者は、1 台あたり数回ずつ推測します。ログイン自体は、この利用者がそれまで使ったことのないアドレスからでした。")
            .With(login.Partners, login.Failures),
        _ => throw new ArgumentOutOfRangeException(nameof(login), login.Kind, "told by NewAddresses"),
    };

    /// <summary>How long the guessing went on before.</summary>
    private static Text Campaign(GuessedLogin login) => SpanText.Of(TimeSpan.FromTicks((login.Time - login.FirstFailure) / 100));
}
