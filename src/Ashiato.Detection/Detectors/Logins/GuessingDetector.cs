using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Geo;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// Password guessing and its success, for every service that names its client: per address, per network (/24, /64), per provider
/// (autonomous system, where a database names it) and per user, over campaigns whose failures are at most seven days apart. ATT&amp;CK T1110, T1110.001, T1078.
/// </summary>
/// <param name="geo">Names the provider of an address, or knows nothing.</param>
public sealed class GuessingDetector(GeoDatabase geo) : Detector, IDropCounter
{
    private const int MostAddresses = 30_000;
    private const int MostUsers = 20_000;
    private const int MostNumber = 20;
    private const int MostProviders = 20_000;

    /// <summary>A provider has many honest customers: from this many addresses of it on, that guess at the same time, it is a campaign of its own.</summary>
    private const int ManyOfProvider = 5;

    /// <summary>And this many networks of it: fewer are told of by the network.</summary>
    private const int NetworksOfProvider = 3;
    private const int MostGuessedLogins = 1_000;
    private const int KnownPairs = 100_000;

    /// <summary>sshd repeats what PAM refused within the same breath.</summary>
    private const long Breath = 2_000_000_000;

    private readonly Ledger _addresses = new(MostAddresses);
    private readonly Ledger _networks = new(MostAddresses);
    private readonly Ledger _providers = new(MostProviders);
    private readonly Ledger _providerNetworks = new(MostProviders);
    private readonly Ledger _users = new(MostUsers);
    private readonly Dictionary<(string User, string Address), long> _known = [];
    private readonly HashSet<(string User, long Provider)> _customers = [];
    private readonly List<GuessedLogin> _guessed = [];
    private readonly List<Evidence> _lines = [];
    private long _failures;
    private long _unkept;

    /// <inheritdoc/>
    public long Dropped => _unkept + _addresses.Dropped + _networks.Dropped + _providers.Dropped + _providerNetworks.Dropped + _users.Dropped;

    /// <inheritdoc/>
    public override bool Wants(string code, Record sample) =>
        sample.Is(FieldNames.EventCategory, "authentication"u8) && !LoginEvent.IsEcho(code);

    /// <inheritdoc/>
    public override void Look(Record record)
    {
        if (!LoginEvent.TryRead(record, out var login) || login.IsLocal)
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

        var refused = _addresses.All.Where(a => a.Value.Failures > a.Value.Forgiven).Select(a => a.Value).ToList();
        var guessers = refused.Count(a => a.HasGuessed);
        if (refused.Count > 0 && (guessers > 0 || _failures >= LoginTally.Guesser))
        {
            findings.Add(GuessingFindings.Attempts(
                _failures, refused.Count + _addresses.Dropped, guessers, FindingList.At(refused.Min(a => a.Span.First)), FindingList.At(refused.Max(a => a.Span.Last)),
                _lines, Busiest(5), BusiestProvider()));
        }
    }

    /// <summary>The addresses with the most refusals.</summary>
    private IReadOnlyList<(string Address, long Failures)> Busiest(int most) =>
        [.. _addresses.All.Select(a => (Address: Encoding.UTF8.GetString(a.Key), Failures: a.Value.Failures - a.Value.Forgiven)).Where(a => a.Failures > 0)
            .OrderByDescending(a => a.Failures).ThenBy(a => a.Address, StringComparer.Ordinal).Take(most)];

    /// <summary>The provider with the most refusals, where several of its addresses made them.</summary>
    private (string Provider, long Failures, int Addresses)? BusiestProvider()
    {
        var busiest = _providers.All.Where(p => p.Value.Partners >= ManyOfProvider).OrderByDescending(p => p.Value.Failures).FirstOrDefault();
        if (busiest.Key is null)
        {
            return null;
        }

        var number = Encoding.UTF8.GetString(busiest.Key);
        var name = _addresses.All.Select(a => geo.Find(a.Key)).FirstOrDefault(p => p?.AsNumber is { } n && n.ToString(System.Globalization.CultureInfo.InvariantCulture) == number)?.AsName;
        return ($"AS{number} {name}".TrimEnd(), busiest.Value.Failures, busiest.Value.Partners);
    }

    private void Refused(in LoginEvent login)
    {
        var address = _addresses.Get(login.Address);
        if (IsSaidAgain(in login, address))
        {
            return;
        }

        var times = login.Times;
        _failures += times;
        if (_lines.Count < 3)
        {
            _lines.Add(Evidence.Of(login.Record));
        }

        address.Fail(login.Time, Hash(login.User), times);
        address.FirstLine ??= Evidence.Of(login.Record);
        Span<byte> network = stackalloc byte[NetworkOf.MostLength];
        network = network[..NetworkOf.Address(login.Address, network)];
        if (network.Length > 0)
        {
            _networks.Get(network).Fail(login.Time, Hash(login.Address), times);
        }

        Span<byte> provider = stackalloc byte[MostNumber];
        provider = provider[..ProviderOf(login.Address, provider)];
        if (provider.Length > 0)
        {
            _providers.Get(provider).Fail(login.Time, Hash(login.Address), times);
            _providerNetworks.Get(provider).Fail(login.Time, Hash(network), times);
        }

        if (!login.User.IsEmpty)
        {
            _users.Get(login.User).Fail(login.Time, Hash(login.Address), times);
        }
    }

    /// <summary>With keyboard-interactive both PAM and sshd tell of one refusal: <c>error: PAM: …</c>, then <c>Failed keyboard-interactive/pam …</c>.</summary>
    private static bool IsSaidAgain(in LoginEvent login, LoginTally address)
    {
        if (login.Record.Code!.Value == "sshd.pam_failure")
        {
            address.PamRefusal = login.Time;
            return false;
        }

        var again = login.Method.StartsWith("keyboard-interactive"u8) && Math.Abs(login.Time - address.PamRefusal) <= Breath;
        address.PamRefusal = again ? 0 : address.PamRefusal;
        return again;
    }

    private void Granted(in LoginEvent login)
    {
        var (user, address) = (Encoding.UTF8.GetString(login.User), Encoding.UTF8.GetString(login.Address));
        var knownSince = _known.GetValueOrDefault((user, address), long.MaxValue);
        var tally = _addresses.Get(login.Address);
        Span<byte> room = stackalloc byte[NetworkOf.MostLength];
        var network = _networks.Find(room[..NetworkOf.Address(login.Address, room)]);
        var byUser = _users.Find(login.User);
        Span<byte> number = stackalloc byte[MostNumber];
        number = number[..ProviderOf(login.Address, number)];
        var system = geo.Find(login.Address)?.AsNumber;
        var provider = number.IsEmpty ? null : _providers.Find(number);
        var isNewPassword = login.IsPassword && knownSince == long.MaxValue;
        if (tally.IsUnderWay(login.Time) && tally.IsGuessing)
        {
            Add(GuessedBy.Address, in login, user, address, tally, knownSince);
        }
        else if (isNewPassword && network is not null && network.IsUnderWay(login.Time)
            && network.Campaign >= 3 * LoginTally.Guesser && network.Partners >= LoginTally.FewUsers)
        {
            Add(GuessedBy.Network, in login, user, address, network, knownSince);
        }
        else if (isNewPassword && provider is not null && !_customers.Contains((user, system!.Value)) && provider.IsUnderWay(login.Time)
            && provider.Campaign >= 3 * LoginTally.Guesser && provider.Partners >= ManyOfProvider && _providerNetworks.Find(number)?.Partners >= NetworksOfProvider)
        {
            Add(GuessedBy.Provider, in login, user, address, provider, knownSince);
        }
        else if (isNewPassword && !login.IsLoginRecord && byUser is { Successes: > 0 } && byUser.IsUnderWay(login.Time)
            && byUser.Campaign >= 5 * LoginTally.Guesser && byUser.Partners >= 5)
        {
            Add(GuessedBy.User, in login, user, address, byUser, knownSince);
        }

        if (system is { } customers && _customers.Count < KnownPairs)
        {
            _ = _customers.Add((user, customers));
        }

        _failures -= tally.Succeed(login.Time, Hash(login.User));
        if (!login.User.IsEmpty)
        {
            _ = _users.Get(login.User).Succeed(login.Time, Hash(login.Address));
        }

        if (_known.Count < KnownPairs || knownSince < long.MaxValue)
        {
            _known[(user, address)] = Math.Min(knownSince, login.Time);
        }
        else
        {
            _unkept++;
        }
    }

    private void Add(GuessedBy kind, in LoginEvent login, string user, string address, LoginTally tally, long knownSince)
    {
        if (_guessed.Exists(g => g.User == user && g.Address == address))
        {
            return;
        }

        if (_guessed.Count >= MostGuessedLogins)
        {
            _unkept++;
            return;
        }

        IReadOnlyList<Evidence> lines = tally.FirstLine is { } first ? [first, Evidence.Of(login.Record)] : [Evidence.Of(login.Record)];
        _guessed.Add(new GuessedLogin(
            kind, address, user, Encoding.UTF8.GetString(login.Method), login.Time, tally.Campaign, tally.Partners, tally.FirstFailure, lines,
            knownSince < tally.FirstFailure, login.IsLoginRecord)
        {
            Provider = geo.Find(login.Address) is { AsNumber: { } number } place ? $"AS{number} {place.AsName}".TrimEnd() : null,
        });
    }

    /// <summary>The number of the provider's autonomous system as text; empty where no database names it. What is no public address has none.</summary>
    private int ProviderOf(ReadOnlySpan<byte> address, Span<byte> into) =>
        geo.Find(address) is { AsNumber: { } number } && System.Buffers.Text.Utf8Formatter.TryFormat(number, into, out var length) ? length : 0;

    private static int Hash(ReadOnlySpan<byte> text) => Utf8Keys.Comparer.GetHashCode(text);
}
