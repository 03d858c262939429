using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Coverage;

namespace Ashiato.Detection.Abuse;

/// <summary>Gathers what each kind of evidence says about the time of an abuse notice.</summary>
public sealed class AbuseWindow
{
    /// <summary>How much time before the first and after the last stamp is looked at: programs that attack are started before they attack.</summary>
    public static readonly TimeSpan Around = TimeSpan.FromHours(1);

    private const int MostLines = 8;
    private readonly long _from;
    private readonly long _until;
    private readonly Dictionary<EvidenceArea, Gathered> _areas = [];

    /// <summary>A window from one instant to another.</summary>
    public AbuseWindow(DateTimeOffset from, DateTimeOffset until)
    {
        From = from;
        Until = until;
        _from = from.ToUnixTimeMilliseconds() * 1_000_000;
        _until = until.ToUnixTimeMilliseconds() * 1_000_000;
    }

    /// <summary>Begin of the window.</summary>
    public DateTimeOffset From { get; }

    /// <summary>End of the window.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>Takes a record into account when it lies in the window.</summary>
    public void See(Record record, EvidenceArea area)
    {
        if (!record.HasTime || record.UnixNanoseconds < _from || record.UnixNanoseconds > _until)
        {
            return;
        }

        if (!_areas.TryGetValue(area, out var gathered))
        {
            gathered = _areas[area] = new Gathered();
        }

        gathered.Count++;
        var weight = Weight(record);
        if (weight > 0 && (gathered.Lines.Count < MostLines || weight > gathered.Lines.Keys[0].Weight))
        {
            gathered.Lines[(weight, -gathered.Count)] = Evidence.Of(record);
            if (gathered.Lines.Count > MostLines)
            {
                gathered.Lines.RemoveAt(0);
            }
        }
    }

    /// <summary>What each kind of evidence says.</summary>
    /// <param name="coverage">The spans each kind can answer for.</param>
    /// <param name="zone">The server's zone.</param>
    /// <param name="wiped">Kinds of evidence in which records were wiped: their silence proves nothing.</param>
    public IReadOnlyList<AbuseAreaAnswer> Answer(IReadOnlyList<AreaCoverage> coverage, TimeZoneInfo zone, IReadOnlySet<EvidenceArea> wiped) =>
        [.. coverage.Select(c => Answer(c, zone, wiped.Contains(c.Area)))];

    private AbuseAreaAnswer Answer(AreaCoverage coverage, TimeZoneInfo zone, bool wiped)
    {
        var gathered = _areas.GetValueOrDefault(coverage.Area) ?? new Gathered();
        var canAnswer = coverage.Covers(From, Until) || (coverage.First <= From && coverage.Last >= From.AddHours(1) && gathered.Count > 0);
        var says = (gathered.Count, canAnswer) switch
        {
            ( > 0, _) => new Text("{0:N0} records in that time.", "その時間帯に {0:N0} 件の記録があります。").With(gathered.Count),
            (_, true) when wiped => new Text("It reaches over that time and has nothing about it; but records in it were wiped, so that proves nothing.",
                "その時間帯を含んでいますが、記録はありません。ただし消去された記録があるため、何もなかったとは言えません。"),
            (_, true) => new Text("It reaches over that time and has nothing about it.", "その時間帯を含んでいますが、記録はありません。"),
            _ => CannotSay(coverage, zone),
        };
        return new AbuseAreaAnswer(coverage.Area, canAnswer && !(wiped && gathered.Count == 0), says, gathered.Count, [.. gathered.Lines.Values.OrderBy(l => l.Time)]);
    }

    private Text CannotSay(AreaCoverage coverage, TimeZoneInfo zone)
    {
        if (!coverage.Exists || coverage.First is not { } first || coverage.Last is not { } last)
        {
            return new Text("There is nothing to read: {0}.", "読めるものがありません。{0}。").With(coverage.Area.WithoutIt);
        }

        return first > Until
            ? new Text("It can no longer say: it reaches back only to {0}. What was before has rotated away or was deleted.", "もう確認できません。{0} 以降しか残っておらず、それ以前はローテーションか削除で失われています。").With(LocalStamp.Minute(first, zone))
            : last < From
                ? new Text("It cannot say: it ends on {0}.", "確認できません。{0} で終わっています。").With(LocalStamp.Minute(last, zone))
                : new Text("It cannot say for sure: it has a gap there.", "その時間帯に空白があり、確実なことは言えません。");
    }

    /// <summary>Commands and sessions tell more than refusals, of which there are thousands.</summary>
    private static int Weight(Record record) => record.Code?.Value switch
    {
        null => 0,
        "sudo.command" or "sshd.accepted" or "crontab.replace" or "useradd.new_user" or "kernel.firewall" or "kernel.promiscuous_on" => 4,
        "cron.command" or "shell.command" or "wtmp.login" or "pam.session_opened" or "logind.new_session" or "systemd.started" => 2,
        _ when record.Has(FieldNames.ProcessCommandLine) || record.Has(FieldNames.PackageName) => 3,
        _ when record.Is(FieldNames.EventOutcome, "success"u8) => 2,
        _ => 1,
    };

    private sealed class Gathered
    {
        public long Count { get; set; }

        public SortedList<(int Weight, long Order), Evidence> Lines { get; } = [];
    }
}
