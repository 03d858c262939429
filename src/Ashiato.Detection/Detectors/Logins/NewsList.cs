namespace Ashiato.Detection.Detectors.Logins;

/// <summary>What was new against a user's history when it was read. Bounded: more is counted, not kept.</summary>
internal sealed class NewsList<T>
{
    private const int Most = 200;
    private readonly List<T> _kept = [];

    /// <summary>How much was not kept.</summary>
    public long Dropped { get; private set; }

    /// <summary>What was kept, in the order read.</summary>
    public IReadOnlyList<T> Kept => _kept;

    /// <summary>Is there room for one more? Where there is none it is counted.</summary>
    public bool HasRoom()
    {
        Dropped += _kept.Count < Most ? 0 : 1;
        return _kept.Count < Most;
    }

    /// <summary>Keeps one; asked for room before.</summary>
    public void Add(T news) => _kept.Add(news);
}
