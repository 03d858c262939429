using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors.Logins;

namespace Ashiato.Detection.Detectors.Accounts;

/// <summary>Log-ins of accounts that these logs saw being created: the way back in of an intruder who made one. ATT&amp;CK T1136.001, T1078.003.</summary>
public sealed class NewAccountLoginDetector : Detector, IDropCounter
{
    private const int MostAccounts = 1_000;
    private readonly UserTable<Account> _accounts = new(MostAccounts);

    /// <summary>Accounts that were not kept.</summary>
    public long Dropped => _accounts.Dropped;

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) => code is "useradd.new_user" or "useradd.new_account"
        || (sample.Is(FieldNames.EventCategory, "authentication"u8) && sample.Is(FieldNames.EventOutcome, "success"u8) && !LoginEvent.IsEcho(code));

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (record.Code!.Value.StartsWith("useradd.", StringComparison.Ordinal))
        {
            if (record.HasTime && record.Has(FieldNames.UserName))
            {
                _ = _accounts.Put(record.Get(FieldNames.UserName), new Account { Made = record.Time });
            }

            return;
        }

        if (!_accounts.IsEmpty && LoginEvent.TryRead(record, out var login) && login.IsGranted && _accounts.Find(login.User) is { } account && record.Time >= account.Made)
        {
            account.LoggedIn(record, Encoding.UTF8.GetString(login.Address));
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var (user, account) in _accounts.All.Where(a => a.Known.Lines.Count > 0).OrderBy(a => a.Known.First))
        {
            findings.Add(new Finding
            {
                Id = "account.new_user_login",
                Title = new Text("The new account {0} logged in from {1}", "新しく作られたアカウント {0} が {1} からログインしました")
                    .With(FindingList.Short(user, 32), FindingList.Short(string.Join(", ", account.Addresses), 80)),
                Explanation = new Text("The account was created {0} before its first log-in, within the time of these logs, and has logged in {1} time(s) since.",
                    "このアカウントは最初のログインの {0}前に（このログの期間内に）作成され、その後 {1} 回ログインしています。").With(SpanText.Of((account.First ?? account.Made) - account.Made), account.Count),
                Severity = Severity.Low,
                Confidence = Confidence.Medium,
                Kind = FindingKind.Sign,
                Techniques = [new("T1136.001"), new("T1078.003")],
                First = account.First,
                Last = account.Last,
                Actor = new Actor(account.Addresses[0], user),
                Count = account.Count,
                Evidence = account.Lines,
                Alternatives = new("A new colleague who begins to work.", "新しく加わった同僚が作業を始めただけかもしれません。"),
                NextSteps = [new("Ask who the account is for.", "誰のためのアカウントか確認してください。")],
            });
        }
    }

    private sealed class Account
    {
        private TimeRange _range;

        public DateTimeOffset Made { get; init; }

        public DateTimeOffset? First => _range.First;

        public DateTimeOffset? Last => _range.Last;

        public long Count { get; private set; }

        public List<string> Addresses { get; } = [];

        public List<Evidence> Lines { get; } = [];

        public void LoggedIn(Record record, string address)
        {
            Count++;
            _range.Add(record);
            if (Addresses.Count < 10 && !Addresses.Contains(address))
            {
                Addresses.Add(address);
            }

            if (Lines.Count < 5)
            {
                Lines.Add(Evidence.Of(record));
            }
        }
    }
}
