using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>An account that nobody used for a long time, and then somebody did. ATT&amp;CK T1078.</summary>
public sealed class DormantAccountDetector : Detector, IDropCounter
{
    /// <summary>Silence after which an account counts as dormant.</summary>
    private const long Silence = 90L * 86_400 * 1_000_000_000;

    private const int MostTimes = 64;
    private readonly UserTable<Account> _users = new();

    /// <summary>Log-ins of users that were not kept.</summary>
    public long Dropped => _users.Dropped;

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) =>
        LoginEvent.IsToHost(code) && sample.Is(FieldNames.EventCategory, "authentication"u8) && sample.Is(FieldNames.EventOutcome, "success"u8) && !LoginEvent.IsEcho(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (LoginEvent.TryRead(record, out var login) && login.IsGranted && !login.User.IsEmpty)
        {
            _users.Get(login.User)?.LoggedIn(login.Time, record);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var (user, account) in _users.All)
        {
            foreach (var awakening in account.Awakenings().OrderBy(a => a.Time))
            {
                findings.Add(Describe(user, awakening));
            }
        }
    }

    private static Finding Describe(string user, Awakening awakening) => new()
    {
        Id = "login.dormant",
        Title = new Text("{0} logged in after {1} days of silence", "{0} が {1} 日ぶりにログインしました").With(FindingList.Short(user, 32), (awakening.Time - awakening.Before) / 86_400_000_000_000),
        Explanation = new Text(
            "Forgotten accounts are what intruders look for: nobody notices that they are used.", "長く使われていないアカウントは、使われても誰も気付かないため侵入者に狙われます。"),
        Severity = Severity.Medium,
        Confidence = Confidence.Low,
        Kind = FindingKind.Notice,
        Techniques = [new("T1078")],
        First = FindingList.At(awakening.Time),
        Last = FindingList.At(awakening.Time),
        Actor = new Actor(awakening.Address, user),
        Evidence = [awakening.Line],
        Alternatives = new("Work that comes up once or twice a year.", "年に数回しかない作業かもしれません。"),
        NextSteps = [new("Ask the user whether it was them; lock the account if nobody needs it.", "本人によるものか確認してください。不要なアカウントはロックしてください。")],
    };

    private sealed record Awakening(long Time, long Before, string? Address, Evidence Line);

    /// <summary>
    /// When an account was used: stretches of use with long silence between. Logs come one after the other, so a stretch may
    /// grow at both ends and two may become one.
    /// </summary>
    private sealed class Account
    {
        private readonly List<Stretch> _stretches = [];

        public void LoggedIn(long time, Record record)
        {
            var touched = _stretches.FindAll(s => time >= s.First - Silence && time <= s.Last + Silence);
            if (touched.Count == 0)
            {
                if (_stretches.Count < MostTimes)
                {
                    _stretches.Add(new Stretch(time, time, record.GetString(FieldNames.SourceIp), Evidence.Of(record)));
                }

                return;
            }

            var first = touched.MinBy(s => s.First)!;
            var joined = time < first.First
                ? new Stretch(time, touched.Max(s => s.Last), record.GetString(FieldNames.SourceIp), Evidence.Of(record))
                : first with { Last = Math.Max(time, touched.Max(s => s.Last)) };
            _ = _stretches.RemoveAll(touched.Contains);
            _stretches.Add(joined);
        }

        public IEnumerable<Awakening> Awakenings()
        {
            var sorted = _stretches.OrderBy(s => s.First).ToList();
            for (var i = 1; i < sorted.Count; i++)
            {
                yield return new Awakening(sorted[i].First, sorted[i - 1].Last, sorted[i].Address, sorted[i].Line);
            }
        }

        private sealed record Stretch(long First, long Last, string? Address, Evidence Line);
    }
}
