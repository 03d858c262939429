using Ashiato.Core.Findings;
using Ashiato.Detection.Lineage;

namespace Ashiato.Detection.Incidents;

/// <summary>Findings that are being tied to one intruder.</summary>
/// <param name="lineage">Says to which session a line belongs, and which process came out of which.</param>
internal sealed class IncidentGroup(LineageTree lineage)
{
    /// <summary>What happens so soon before or after an intruder's step, and names nobody else, counts as the intruder's.</summary>
    private static readonly TimeSpan Beside = TimeSpan.FromMinutes(30);

    /// <summary>sudo's line and the audit log's tell one act under two names.</summary>
    private static readonly TimeSpan SameAct = TimeSpan.FromSeconds(2);

    /// <summary>Clocks of log-in and command differ by a little.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>Of so many processes what came out of them is looked for; each finding has a few lines.</summary>
    private const int MostProcesses = 200;

    private readonly HashSet<LoginSession> _sessions = new(ReferenceEqualityComparer.Instance);
    private readonly List<Evidence> _processes = [];
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

        if (finding.Actor.Address is { } address)
        {
            Know(address);
        }

        foreach (var line in finding.Evidence)
        {
            Follow(line, finding);
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

        if (stage != IncidentStage.Attempt && IsOfTheirProcesses(finding))
        {
            return true;
        }

        if (stage == IncidentStage.Attempt)
        {
            // What all guessers did together is told without addresses.
            return finding.Id == "login.guessing" && Findings.Exists(f => f.Id.StartsWith("login.guessed", StringComparison.Ordinal));
        }

        if (finding.Last + Slack < From || IsOfSomebodyElse(finding))
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
    public bool Meets(IncidentGroup other) => _has.Overlaps(other._has) || _sessions.Overlaps(other._sessions) || Addresses.Exists(other.Addresses.Contains) || _made.Overlaps(other.Users) || other._made.Overlaps(Users);

    /// <summary>Accounts under which many people and programs act say nothing about who it was.</summary>
    private static bool IsEverybodys(string user) => user is "root" or "somebody" or "www-data" or "nobody" or "0" or "?";

    private void Know(string address)
    {
        if (!Addresses.Contains(address))
        {
            Addresses.Add(address);
        }
    }

    /// <summary>The session or process that a line belongs to is the intruder's from now on, where that is sure enough.</summary>
    private void Follow(Evidence line, Finding finding)
    {
        if (lineage.SessionOf(line) is not { } session)
        {
            if (line.Process?.Parent is not null && _processes.Count < MostProcesses)
            {
                _processes.Add(line);
            }

            return;
        }

        // Whoever did what nobody does who may be there logged in from there; of other steps, several people's lines may stand beside each other.
        var isProof = finding.Kind == FindingKind.Intrusion && finding.Confidence >= Confidence.Medium && finding.Actor.Address is null;
        if (isProof || (session.Address is { } from ? Addresses.Contains(from) : session.User is { } user && _users.ContainsKey(user)))
        {
            _ = _sessions.Add(session);
            if (session.Address is { } address)
            {
                Know(address);
            }

            if (session.User is { } account && !IsEverybodys(account))
            {
                _ = _users.TryAdd(account, session.From == long.MinValue ? finding.First ?? DateTimeOffset.MinValue : Detectors.FindingList.At(session.From));
            }
        }
    }

    /// <summary>Did it happen in the intruder's sessions, or by processes that came out of theirs? A finding that stands for several people's acts is nobody's alone.</summary>
    private bool IsOfTheirProcesses(Finding finding)
    {
        var isTheirs = false;
        foreach (var line in finding.Evidence)
        {
            if (lineage.SessionOf(line) is { } session)
            {
                if (!_sessions.Contains(session))
                {
                    return false;
                }

                isTheirs = true;
            }
            else if (line.Process is not null)
            {
                isTheirs |= _processes.Exists(p => lineage.Descends(line, p));
            }
        }

        return isTheirs;
    }

    /// <summary>The account's owner may be there at the same time, in a session from elsewhere.</summary>
    private bool IsOfSomebodyElse(Finding finding) => !(finding.Actor.User is { } user && _made.Contains(user)) && finding.Evidence.Count > 0
        && finding.Evidence.All(l => lineage.SessionOf(l) is { Address: { } address } session && !_sessions.Contains(session) && !Addresses.Contains(address));

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
