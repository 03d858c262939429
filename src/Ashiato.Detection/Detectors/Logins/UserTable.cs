using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>What is known of each user. A log-in of a known user copies no name; users beyond the bound are counted, not kept.</summary>
/// <param name="most">So many users are kept.</param>
internal sealed class UserTable<T>(int most = 10_000)
    where T : class, new()
{
    private readonly Dictionary<byte[], T> _users = new(Utf8Keys.Comparer);

    /// <summary>Users that were not kept, once for each time they were asked for.</summary>
    public long Dropped { get; private set; }

    /// <summary>Is nobody known?</summary>
    public bool IsEmpty => _users.Count == 0;

    /// <summary>The users and what is known of them.</summary>
    public IEnumerable<(string User, T Known)> All => _users.Select(u => (Encoding.UTF8.GetString(u.Key), u.Value));

    /// <summary>What is known of a user, or null.</summary>
    public T? Find(ReadOnlySpan<byte> user) => _users.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(user, out var known) ? known : null;

    /// <summary>What is known of a user, who is taken in if there is room; null where there is none.</summary>
    public T? Get(ReadOnlySpan<byte> user) => Find(user) ?? (Put(user, new T()) ? Find(user) : null);

    /// <summary>Replaces what is known of a user; false where there is no room for another.</summary>
    public bool Put(ReadOnlySpan<byte> user, T known)
    {
        var users = _users.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (_users.Count >= most && !users.ContainsKey(user))
        {
            Dropped++;
            return false;
        }

        users[user] = known;
        return true;
    }
}
