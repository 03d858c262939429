using System.Collections.Concurrent;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>Field names for keys that stand in a log as bytes: found without making a string. Bounded, since keys are hostile.</summary>
/// <param name="prefix">Stands before each key in the field's name.</param>
internal sealed class Utf8FieldNames(string prefix)
{
    private const int Most = 8_192;
    private const int LongestKey = 256;

    private readonly ConcurrentDictionary<byte[], FieldName> _names = new(Utf8Keys.Comparer);

    /// <summary>The field name of a key; keys past 256 bytes are cut.</summary>
    public FieldName Get(ReadOnlySpan<byte> key)
    {
        key = key.Length > LongestKey ? key[..LongestKey] : key;
        if (_names.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var known))
        {
            return known;
        }

        var name = FieldName.Get(prefix + Encoding.UTF8.GetString(key));
        if (_names.Count < Most)
        {
            _names[key.ToArray()] = name;
        }

        return name;
    }
}
