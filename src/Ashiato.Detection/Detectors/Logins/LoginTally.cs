using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>What one address, network or user name has to do with log-ins.</summary>
internal sealed class LoginTally
{
    /// <summary>Failures further apart than this belong to different campaigns.</summary>
    public const long CampaignNanoseconds = 7 * 24 * 3600 * 1_000_000_000L;

    /// <summary>Different partners (users of an address, addresses of a user) are counted exactly up to here.</summary>
    private const int MostPartners = 256;

    /// <summary>Refusals of one user that a person explains.</summary>
    private const int Mistyped = 6;

    private readonly HashSet<int> _partners = [];

    /// <summary>Refused log-ins in all.</summary>
    public long Failures { get; private set; }

    /// <summary>Refused log-ins of the campaign under way.</summary>
    public long Campaign { get; private set; }

    /// <summary>Granted log-ins.</summary>
    public long Successes { get; private set; }

    /// <summary>First refused log-in of the campaign, nanoseconds since 1970.</summary>
    public long FirstFailure { get; private set; }

    /// <summary>Last refused log-in.</summary>
    public long LastFailure { get; private set; }

    /// <summary>First granted log-in, or 0.</summary>
    public long FirstSuccess { get; private set; }

    /// <summary>Different users (or addresses) tried in the campaign, up to <see cref="MostPartners"/>.</summary>
    public int Partners => _partners.Count;

    /// <summary>The line of the campaign's first refusal, if it was kept.</summary>
    public Evidence? FirstLine { get; set; }

    /// <summary>Counts a refusal.</summary>
    public void Fail(long time, int partner)
    {
        if (Campaign == 0 || time - LastFailure > CampaignNanoseconds)
        {
            (Campaign, FirstFailure, FirstLine) = (0, time, null);
            _partners.Clear();
        }

        Failures++;
        Campaign++;
        LastFailure = Math.Max(time, LastFailure);
        if (_partners.Count < MostPartners)
        {
            _ = _partners.Add(partner);
        }
    }

    /// <summary>
    /// Counts a log-in. A few refusals of one user before it are a person who mistyped: they are forgiven, so that a month of
    /// such mornings does not add up to guessing.
    /// </summary>
    public void Succeed(long time)
    {
        if (Campaign <= Mistyped && _partners.Count <= 1)
        {
            Campaign = 0;
            _partners.Clear();
            FirstLine = null;
        }

        Successes++;
        FirstSuccess = FirstSuccess == 0 ? time : Math.Min(time, FirstSuccess);
    }

    /// <summary>Is a campaign under way at this time?</summary>
    public bool IsUnderWay(long time) => Campaign > 0 && time - LastFailure <= CampaignNanoseconds && time >= FirstFailure;
}
