using Ashiato.Core.Findings;

namespace Ashiato.Detection.Incidents;

/// <summary>Findings that are being tied to one intruder.</summary>
internal sealed class IncidentGroup
{
    /// <summary>What happens so soon before or after an intruder's step, and names nobody else, counts as the intruder's.</summary>
    private static readonly TimeSpan Beside = TimeSpan.FromMinutes(30);

    /// <summary>sudo's line and the audit log's tell one act under two names.</summary>
    private static readonly TimeSpan SameAct = TimeSpan.FromSeconds(2);

    /// <summary>Clocks of log-in and command differ by a little.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private readonly HashSet<Finding> _has = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _users = new(StringComparer.Ordinal);

    /// <summary>The findings.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>The addresses.</summary>
    public List<string> Addresses { get; } = [];

    /// <summary>The accounts used or made.</summary>
    public IEnumerable<string> Users => _users.Keys;

    /// <summary>The first evidence of success.</summary>
    public DateTimeOffset From { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Adds a finding and what it tells of the intruder.</summary>
    public void Add(Finding finding)
    {
        if (!_has.Add(finding))
        {
            return;
        }

        Findings.Add(finding);
        var stage = IncidentStages.Of(finding);
        if (stage == IncidentStage.Attempt)
        {
            return;
        }

        if (finding.First is { } first)
        {
            From = finding.Kind == FindingKind.Intrusion && first < From ? first : From;
        }

        var isMade = finding.Id is "account.new_user" or "account.uid_zero";
        if (finding.Actor.User is { } user && !IsEverybodys(user))
        {
            var since = finding.First ?? DateTimeOffset.MinValue;
            _users[user] = _users.TryGetValue(user, out var known) && known < since ? known : since;
            if (isMade)
            {
                _ = _made.Add(user);
            }
        }

        if (finding.Actor.Address is { } address && !Addresses.Contains(address))
        {
            Addresses.Add(address);
        }
    }

    /// <summary>Is a finding this intruder's?</summary>
    public bool Owns(Finding finding)
    {
        var stage = IncidentStages.Of(finding);
        if (finding.Actor.Address is { } address && Addresses.Contains(address))
        {
            return true;
        }

        if (stage == IncidentStage.Attempt)
        {
            // What all guessers did together is told without addresses.
            return finding.Id == "login.guessing" && Findings.Exists(f => f.Id.StartsWith("login.guessed", StringComparison.Ordinal));
        }

        if (finding.Last + Slack < From)
        {
            return false;
        }

        // Whose account it is logs in from elsewhere too: of an account that the intruder made, everything is the intruder's.
        if (finding.Actor.User is { } user && _users.TryGetValue(user, out var since) && (finding.Last ?? finding.First) + Slack >= since
            && (finding.Actor.Address is null || _made.Contains(user)))
        {
            return true;
        }

        if (finding.Actor.Address is null && Findings.Exists(f => f.Id == finding.Id && f.First is { } a && finding.First is { } b && (a - b).Duration() <= SameAct))
        {
            return true;
        }

        return finding.Actor.Address is null && IsBeside(finding) && (finding.Actor.User is null || IsEverybodys(finding.Actor.User) || finding.Id.StartsWith("account.", StringComparison.Ordinal));
    }

    /// <summary>Do two groups tell of the same intruder?</summary>
    public bool Meets(IncidentGroup other) => _has.Overlaps(other._has) || Addresses.Exists(other.Addresses.Contains) || _made.Overlaps(other.Users) || other._made.Overlaps(Users);

    /// <summary>Accounts under which many people and programs act say nothing about who it was.</summary>
    private static bool IsEverybodys(string user) => user is "root" or "somebody" or "www-data" or "nobody" or "0" or "?";

    private bool IsBeside(Finding finding)
    {
        if (finding.First is not { } first)
        {
            return false;
        }

        var last = finding.Last ?? first;
        return Findings.Exists(f => f.First is { } at && IncidentStages.Of(f) != IncidentStage.Attempt && first - Beside <= (f.Last ?? at) && last + Beside >= at && last >= From - Beside);
    }
}
