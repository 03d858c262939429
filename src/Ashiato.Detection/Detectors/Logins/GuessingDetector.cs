using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// Password guessing and its success, for every service that names its client: per address, per network (/24, /64) and
/// per user, over campaigns whose failures are at most seven days apart. ATT&amp;CK T1110, T1110.001, T1078.
/// </summary>
public sealed class GuessingDetector : Detector
{
    /// <summary>From this many refusals on an address is a guesser whatever it tried.</summary>
    internal const int Guesser = 10;

    /// <summary>From this many refusals on, when at least <see cref="FewUsers"/> users were tried: people mistype one name's password, not three.</summary>
    internal const int GuesserOfUsers = 5;

    internal const int FewUsers = 3;
    private const int MostAddresses = 100_000;
    private const int MostUsers = 50_000;
    private const int MostGuessedLogins = 1_000;
    private const int KnownPairs = 100_000;
    private readonly Ledger _addresses = new(MostAddresses);
    private readonly Ledger _networks = new(MostAddresses);
    private readonly Ledger _users = new(MostUsers);
    private readonly Dictionary<(string User, string Address), long> _known = [];
    private readonly List<GuessedLogin> _guessed = [];
    private readonly List<Evidence> _lines = [];
    private long _failures;
    private long _firstTime = long.MaxValue;
    private long _lastTime;

    /// <summary>Refused log-ins in all.</summary>
    internal long Failures => _failures;

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) =>
        sample.Is(FieldNames.EventCategory, "authentication"u8) && !LoginEvent.IsEcho(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!LoginEvent.TryRead(record, out var login))
        {
            return;
        }

        if (login.IsGranted)
        {
            Granted(in login);
        }
        else
        {
            Refused(in login);
        }
    }

    /// <inheritdoc/>
    public override void Conclude(FindingList findings)
    {
        foreach (var guessed in _guessed.Where(g => g.Kind != GuessedBy.User).OrderBy(g => g.Time))
        {
            findings.Add(GuessingFindings.Success(guessed));
        }

        foreach (var user in _guessed.Where(g => g.Kind == GuessedBy.User).GroupBy(g => g.User).OrderBy(g => g.Min(l => l.Time)))
        {
            findings.Add(GuessingFindings.NewAddresses([.. user.OrderBy(g => g.Time)]));
        }

        var guessers = _addresses.All.Count(a => IsGuesser(a.Value));
        if (guessers > 0 || _failures >= Guesser)
        {
            findings.Add(GuessingFindings.Attempts(
                _failures, _addresses.Count + _addresses.Dropped, guessers, FindingList.At(_firstTime), FindingList.At(_lastTime),
                _lines, Busiest(5)));
        }
    }

    /// <summary>The addresses with the most refusals.</summary>
    internal IReadOnlyList<(string Address, long Failures, long Successes)> Busiest(int most) =>
        [.. _addresses.All.OrderByDescending(a => a.Value.Failures).ThenBy(a => Encoding.UTF8.GetString(a.Key), StringComparer.Ordinal).Take(most)
            .Where(a => a.Value.Failures > 0).Select(a => (Encoding.UTF8.GetString(a.Key), a.Value.Failures, a.Value.Successes))];

    private static bool IsGuesser(LoginTally tally) =>
        tally.Campaign >= Guesser || (tally.Campaign >= GuesserOfUsers && tally.Partners >= FewUsers);

    private void Refused(in LoginEvent login)
    {
        _failures++;
        _firstTime = Math.Min(_firstTime, login.Time);
        _lastTime = Math.Max(_lastTime, login.Time);
        if (_lines.Count < 3)
        {
            _lines.Add(Evidence.Of(login.Record));
        }

        var user = Hash(login.User);
        var address = _addresses.Get(login.Address);
        address.Fail(login.Time, user);
        address.FirstLine ??= Evidence.Of(login.Record);
        var network = NetworkOf.Address(login.Address);
        if (network.Length > 0)
        {
            _networks.Get(network).Fail(login.Time, Hash(login.Address));
        }

        if (!login.User.IsEmpty)
        {
            _users.Get(login.User).Fail(login.Time, Hash(login.Address));
        }
    }

    private void Granted(in LoginEvent login)
    {
        var (user, address) = (Encoding.UTF8.GetString(login.User), Encoding.UTF8.GetString(login.Address));
        var knownSince = _known.GetValueOrDefault((user, address), long.MaxValue);
        var tally = _addresses.Get(login.Address);
        var network = _networks.Find(NetworkOf.Address(login.Address));
        var byUser = _users.Find(login.User);
        if (tally.IsUnderWay(login.Time) && IsGuesser(tally))
        {
            Add(GuessedBy.Address, in login, user, address, tally, knownSince);
        }
        else if (login.IsPassword && knownSince == long.MaxValue && network is not null && network.IsUnderWay(login.Time)
            && network.Campaign >= 3 * Guesser && network.Partners >= FewUsers)
        {
            Add(GuessedBy.Network, in login, user, address, network, knownSince);
        }
        else if (login.IsPassword && knownSince == long.MaxValue && byUser is { Successes: > 0 } && byUser.IsUnderWay(login.Time)
            && byUser.Campaign >= 5 * Guesser && byUser.Partners >= 5)
        {
            Add(GuessedBy.User, in login, user, address, byUser, knownSince);
        }

        tally.Succeed(login.Time);
        if (!login.User.IsEmpty)
        {
            _users.Get(login.User).Succeed(login.Time);
        }

        if (_known.Count < KnownPairs)
        {
            _known[(user, address)] = Math.Min(knownSince, login.Time);
        }
    }

    private void Add(GuessedBy kind, in LoginEvent login, string user, string address, LoginTally tally, long knownSince)
    {
        if (_guessed.Count >= MostGuessedLogins || _guessed.Exists(g => g.User == user && g.Address == address))
        {
            return;
        }

        IReadOnlyList<Evidence> lines = tally.FirstLine is { } first ? [first, Evidence.Of(login.Record)] : [Evidence.Of(login.Record)];
        _guessed.Add(new GuessedLogin(
            kind, address, user, Encoding.UTF8.GetString(login.Method), login.Time, tally.Campaign, tally.Partners, tally.FirstFailure, lines, knownSince < tally.FirstFailure));
    }

    private static int Hash(ReadOnlySpan<byte> text) => Utf8Keys.Comparer.GetHashCode(text);
}
