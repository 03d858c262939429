using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// User names tried at sshd without a password: all that guessers leave on a server that takes keys only (<c>Invalid user …</c>,
/// <c>Connection closed by authenticating user …</c>). Addresses of which a password was refused are told by <see cref="GuessingDetector"/>.
/// ATT&amp;CK T1110.
/// </summary>
public sealed class NameProbeDetector : Detector, IDropCounter
{
    /// <summary>From this many on it is worth a finding.</summary>
    private const int Many = 10;

    /// <summary>A program of the owner's that has lost its key comes from one or two addresses.</summary>
    private const int FewAddresses = 2;

    private const int MostAddresses = 50_000;
    private readonly Dictionary<byte[], Tally> _addresses = new(Utf8Keys.Comparer);

    /// <summary>Attempts from addresses that were not kept because there were too many.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code.StartsWith("sshd.", StringComparison.Ordinal)
        && (Probe(code) != 0 || (sample.Is(FieldNames.EventCategory, "authentication"u8) && !LoginEvent.IsEcho(code)));

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        var address = record.Get(FieldNames.SourceIp);
        if (!record.HasTime || address.IsEmpty)
        {
            return;
        }

        var lookup = _addresses.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(address, out var tally))
        {
            if (_addresses.Count >= MostAddresses)
            {
                Dropped++;
                return;
            }

            tally = lookup[address] = new Tally(record.Time);
        }

        tally.See(record, Probe(record.Code!.Value));
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        var probing = _addresses.Where(a => !a.Value.HasPassword && a.Value.Attempts > 0).OrderBy(a => a.Value.First).ToList();
        var attempts = probing.Sum(a => a.Value.Attempts);
        if (attempts >= Many && (probing.Count > FewAddresses || probing.Exists(a => a.Value.Unknown > 0)))
        {
            findings.Add(Describe(attempts, [.. probing.Select(p => (Encoding.UTF8.GetString(p.Key), p.Value))]));
        }
    }

    /// <summary>1: a name that may not log in; 2: a connection that ended before anybody logged in; 0: something else.</summary>
    private static int Probe(string code) => code switch
    {
        "sshd.invalid_user" or "sshd.user_not_allowed" => 1,
        "sshd.closed_authenticating" or "sshd.disconnected_authenticating" => 2,
        _ => 0,
    };

    private static Finding Describe(long attempts, IReadOnlyList<(string Address, Tally Tally)> probing) => new()
    {
        Id = "login.names_tried",
        Title = new Text("User names were tried {0:N0} times from {1:N0} addresses without a password", "{1:N0} 個のアドレスから計 {0:N0} 回、パスワードなしでユーザー名が試されました").With(attempts, probing.Count),
        Explanation = new Text(
            "sshd turned them away before a password was asked for: the server takes keys only, or they only looked which names there are. Busiest: {0}.",
            "パスワードを尋ねる前に sshd が拒否しています。公開鍵認証のみの設定か、存在する名前を探っただけです。多い順: {0}。")
            .With(string.Join(", ", probing.OrderByDescending(p => p.Tally.Attempts).Take(5).Select(p => $"{p.Address} ({p.Tally.Attempts:N0})"))),
        Severity = Severity.Low,
        Confidence = Confidence.High,
        Kind = FindingKind.Attempt,
        Techniques = [new("T1110")],
        First = probing.Min(p => p.Tally.First),
        Last = probing.Max(p => p.Tally.Last),
        Actor = new Actor(probing.Count == 1 ? probing[0].Address : null),
        Count = attempts,
        Evidence = [.. probing.Take(3).Select(p => p.Tally.Line).OfType<Evidence>()],
        Alternatives = new("A program of your own whose key is no longer accepted.", "鍵が受け付けられなくなった自前のプログラムの可能性もあります。"),
        NextSteps = [new("Nothing urgent. Let fail2ban or the firewall turn such addresses away.", "急ぎの対応は不要です。fail2ban やファイアウォールでこのようなアドレスを遮断できます。")],
    };

    private sealed class Tally(DateTimeOffset time)
    {
        private long _ended;

        public DateTimeOffset First { get; private set; } = time;

        public DateTimeOffset Last { get; private set; } = time;

        /// <summary>The first attempt; null where a password makes it another detector's.</summary>
        public Evidence? Line { get; private set; }

        /// <summary>Names that may not log in.</summary>
        public long Unknown { get; private set; }

        /// <summary>Was a password refused, or anybody admitted?</summary>
        public bool HasPassword { get; private set; }

        /// <summary>A connection tells of itself when the name is wrong and when it ends, or only once.</summary>
        public long Attempts => Math.Max(Unknown, _ended);

        public void See(Record record, int probe)
        {
            var time = record.Time;
            First = time < First ? time : First;
            Last = time > Last ? time : Last;
            Unknown += probe == 1 ? 1 : 0;
            _ended += probe == 2 ? 1 : 0;
            HasPassword |= probe == 0;
            Line = HasPassword ? null : Line ?? Evidence.Of(record);
        }
    }
}
