using System.Collections.Concurrent;
using System.Text;

namespace Ashiato.Core;

/// <summary>
/// The name of a record's field, interned: two fields have the same name exactly when they hold the same object.
/// Names are those of the Elastic Common Schema; what ECS does not name keeps a dotted name of its family.
/// </summary>
public sealed class FieldName
{
    /// <summary>Names taken from log content (JSON keys, audit keys) are hostile: past this many, none is kept.</summary>
    private const int MostInterned = 20_000;

    private static readonly ConcurrentDictionary<string, FieldName> Interned = new(StringComparer.Ordinal);

    // What an event means stands in a few fields of nearly every record: those do not share their bits with the many others.
    private static int _events;
    private static int _others;
    private static int _made;

    private FieldName(string name)
    {
        Bit = name.StartsWith("event.", StringComparison.Ordinal)
            ? 1UL << (Interlocked.Increment(ref _events) & 15)
            : 1UL << (16 + ((Interlocked.Increment(ref _others) & int.MaxValue) % 48));
        Ordinal = Interlocked.Increment(ref _made) - 1;
        Name = name;
        Utf8 = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>The dotted name, for example <c>source.ip</c>.</summary>
    public string Name { get; }

    /// <summary>One of 64 bits that this name shares with some others: a record whose fields have none of it does not hold the name.</summary>
    internal ulong Bit { get; }

    /// <summary>A number of its own, from 0 in the order names were made: tables by name are arrays.</summary>
    public int Ordinal { get; }

    /// <summary>The name in UTF-8.</summary>
    public byte[] Utf8 { get; }

    /// <summary>The one object for <paramref name="name"/>; beyond a bound on distinct names, an object that is not kept.</summary>
    public static FieldName Get(string name)
    {
        if (Interned.TryGetValue(name, out var known))
        {
            return known;
        }

        var made = new FieldName(name);
        return Interned.Count >= MostInterned ? made : Interned.GetOrAdd(name, made);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
