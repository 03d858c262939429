using Ashiato.Core;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>Tallies by name, bounded: when full, names with few refusals that were silent longest make room, and are counted.</summary>
/// <param name="most">The bound.</param>
internal sealed class Ledger(int most)
{
    private readonly Dictionary<byte[], LoginTally> _tallies = new(Utf8Keys.Comparer);

    /// <summary>How many names made room.</summary>
    public long Dropped { get; private set; }

    /// <summary>How many names are kept.</summary>
    public int Count => _tallies.Count;

    /// <summary>Every name and its tally.</summary>
    public IEnumerable<KeyValuePair<byte[], LoginTally>> All => _tallies;

    /// <summary>The tally of a name, or null.</summary>
    public LoginTally? Find(ReadOnlySpan<byte> name) =>
        _tallies.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out var tally) ? tally : null;

    /// <summary>The tally of a name; a new one when there is none.</summary>
    public LoginTally Get(ReadOnlySpan<byte> name)
    {
        var lookup = _tallies.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(name, out var tally))
        {
            return tally;
        }

        if (_tallies.Count >= most)
        {
            MakeRoom();
        }

        tally = new LoginTally();
        lookup[name] = tally;
        return tally;
    }

    /// <summary>An eighth of the names goes at once, so that making room costs little a name.</summary>
    private void MakeRoom()
    {
        var going = _tallies.Where(t => t.Value.Successes == 0).OrderBy(t => t.Value.Failures).ThenBy(t => t.Value.LastFailure).Take(most / 8).Select(t => t.Key).ToList();
        foreach (var name in going)
        {
            _ = _tallies.Remove(name);
        }

        if (going.Count == 0)
        {
            _tallies.Clear();
        }

        Dropped += going.Count;
    }
}
