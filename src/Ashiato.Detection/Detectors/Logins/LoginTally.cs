using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// What one address, network or user name has to do with log-ins. Logs come one after the other, so time may go back: a
/// refusal more than a week before the campaign under way belongs to another one, as does one a week after it.
/// </summary>
internal sealed class LoginTally
{
    /// <summary>From this many refusals on an address is a guesser whatever it tried.</summary>
    public const int Guesser = 10;

    /// <summary>From this many different users on, fewer refusals make a guesser: people mistype one name's password, not three.</summary>
    public const int FewUsers = 3;

    /// <summary>From this many refusals on, when at least <see cref="FewUsers"/> users were tried.</summary>
    public const int GuesserOfUsers = 5;

    /// <summary>Failures further apart than this belong to different campaigns.</summary>
    public const long CampaignNanoseconds = 7 * 24 * 3600 * 1_000_000_000L;

    /// <summary>Different partners (users of an address, addresses of a user) are counted exactly up to here.</summary>
    private const int MostPartners = 256;

    /// <summary>Refusals of one user that a person explains.</summary>
    private const int Mistyped = 6;

    private Partners _partners = new(MostPartners);
    private bool _hasGuessed;
    private long _largest;
    private (long First, long Last) _before = (long.MaxValue, long.MinValue);

    /// <summary>Refused log-ins in all.</summary>
    public long Failures { get; private set; }

    /// <summary>Those of <see cref="Failures"/> that a person who mistyped explains.</summary>
    public long Forgiven { get; private set; }

    /// <summary>Refused log-ins of the campaign under way.</summary>
    public long Campaign { get; private set; }

    /// <summary>Granted log-ins.</summary>
    public long Successes { get; private set; }

    /// <summary>First refused log-in of the campaign, nanoseconds since 1970.</summary>
    public long FirstFailure { get; private set; }

    /// <summary>Last refused log-in of the campaign.</summary>
    public long LastFailure { get; private set; }

    /// <summary>Different users (or addresses) tried in the campaign, up to <see cref="MostPartners"/>.</summary>
    public int Partners => _partners.Count;

    /// <summary>Does the campaign under way look like guessing?</summary>
    public bool IsGuessing => Campaign >= Guesser || (Campaign >= GuesserOfUsers && Partners >= FewUsers);

    /// <summary>Did any campaign look like guessing?</summary>
    public bool HasGuessed => _hasGuessed || IsGuessing;

    /// <summary>Refused log-ins of the largest campaign.</summary>
    public long Largest => Math.Max(_largest, Campaign);

    /// <summary>From the first to the last refused log-in that was not forgiven, nanoseconds since 1970.</summary>
    public (long First, long Last) Span =>
        Campaign == 0 ? _before : (Math.Min(_before.First, FirstFailure), Math.Max(_before.Last, LastFailure));

    /// <summary>The line of the campaign's first refusal, if it was kept.</summary>
    public Evidence? FirstLine { get; set; }

    /// <summary>When PAM last said that it refused somebody, nanoseconds since 1970: sshd may say the same once more.</summary>
    public long PamRefusal { get; set; }

    /// <summary>Counts refusals.</summary>
    /// <param name="time">When, nanoseconds since 1970.</param>
    /// <param name="partner">The user tried, or the address that tried.</param>
    /// <param name="times">How many.</param>
    public void Fail(long time, int partner, long times = 1)
    {
        if (Campaign == 0 || time - LastFailure > CampaignNanoseconds || FirstFailure - time > CampaignNanoseconds)
        {
            _hasGuessed |= IsGuessing;
            _largest = Largest;
            _before = Span;
            (Campaign, FirstFailure, LastFailure, FirstLine) = (0, time, time, null);
            _partners.Clear();
        }

        Failures += times;
        Campaign += times;
        FirstFailure = Math.Min(time, FirstFailure);
        LastFailure = Math.Max(time, LastFailure);
        _partners.Add(partner, times);
    }

    /// <summary>
    /// Counts a log-in. A few refusals of the same user before it are a person who mistyped: they are forgiven, so that a month
    /// of such mornings, or an office full of people behind one address, does not add up to guessing.
    /// </summary>
    /// <returns>How many refusals were forgiven.</returns>
    public long Succeed(long time, int partner)
    {
        Successes++;
        var tried = _partners.TimesOf(partner);
        if (!IsUnderWay(time) || tried is 0 or > Mistyped)
        {
            return 0;
        }

        _partners.Remove(partner);
        Campaign -= tried;
        Forgiven += tried;
        FirstLine = Campaign == 0 ? null : FirstLine;
        return tried;
    }

    /// <summary>Is a campaign under way at this time?</summary>
    public bool IsUnderWay(long time) => Campaign > 0 && time - LastFailure <= CampaignNanoseconds && time >= FirstFailure;
}
