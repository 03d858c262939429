using Ashiato.Core;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// What a user's log-ins have shown: the networks, keys or countries, and since when each is known. Logs come one after the other, so
/// one read later may show that something was not new.
/// </summary>
internal sealed class Habits
{
    /// <summary>From this many log-ins on a user has habits.</summary>
    private const int Enough = 5;

    private readonly Dictionary<byte[], long> _since = new(Utf8Keys.Comparer);

    /// <summary>Log-ins so far.</summary>
    public long Logins { get; private set; }

    /// <summary>The latest of them, nanoseconds since 1970.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Takes in a log-in. Was it the first to show this value, and of a user who has habits?</summary>
    /// <param name="value">The network, the key or the country.</param>
    /// <param name="time">When, nanoseconds since 1970.</param>
    /// <param name="most">So many values are kept; nothing more is news then.</param>
    public bool IsNews(ReadOnlySpan<byte> value, long time, int most)
    {
        var values = _since.GetAlternateLookup<ReadOnlySpan<byte>>();
        var isNews = false;
        if (values.TryGetValue(value, out var since))
        {
            if (time < since)
            {
                values[value] = time;
            }
        }
        else if (_since.Count < most)
        {
            values[value] = time;
            isNews = Logins >= Enough && time >= Last;
        }

        Logins++;
        Last = Math.Max(Last, time);
        return isNews;
    }

    /// <summary>Was a value really not known before an instant, now that all logs are read?</summary>
    public bool WasNewAt(ReadOnlySpan<byte> value, long time) => _since.GetAlternateLookup<ReadOnlySpan<byte>>()[value] >= time;
}
