using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>One string for each name, however many lines hold it. Names beyond the bound get a string of their own.</summary>
internal sealed class SharedNames
{
    private const int Most = 50_000;

    private readonly Dictionary<byte[], string> _names = new(Utf8Keys.Comparer);

    /// <summary>The name as a string, invalid bytes as U+FFFD; null for an empty one.</summary>
    /// <param name="name">Its bytes, as they stand in a record.</param>
    public string? Of(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            return null;
        }

        var names = _names.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (names.TryGetValue(name, out var known))
        {
            return known;
        }

        var text = Encoding.UTF8.GetString(name);
        if (_names.Count < Most)
        {
            names[name] = text;
        }

        return text;
    }
}
