using System.Buffers.Binary;

namespace Ashiato.Input.Formats.Journal;

/// <summary>
/// Finds the entries of a journal file, in the order they were written, which is the order of their offsets. The chain of
/// entry arrays names them; where it is broken or names too few, the whole file is searched object by object.
/// </summary>
internal sealed class EntryFinder(JournalBytes bytes, JournalHeader header)
{
    private const int EntryHeaderLength = 64;
    private const int ArrayHeaderLength = 24;

    private readonly List<long> _found = [];
    private long _end;

    /// <summary>Where the chain is broken; -1 when it is sound.</summary>
    internal long BrokenAt { get; private set; } = -1;

    /// <summary>How many entries the chain did not name.</summary>
    internal long Recovered { get; private set; }

    /// <summary>Offsets of the entries, ascending; their objects do not overlap.</summary>
    internal IReadOnlyList<long> Find()
    {
        FollowChain();
        if (BrokenAt >= 0 || (ulong)_found.Count < header.EntryCount)
        {
            Search();
        }

        return _found;
    }

    private int ItemLength => header.IsCompact ? 4 : 8;

    // Journals only grow: each array, and each entry, stands behind the one before. That also rules out loops.
    private void FollowChain()
    {
        Span<byte> next = stackalloc byte[8];
        for (var array = header.EntryArray; array != 0;)
        {
            if (!bytes.TryReadObject(array, out var found) || found.Type != JournalObject.EntryArray || found.Length < ArrayHeaderLength
                || !bytes.TryRead(array + JournalObject.HeaderLength, next) || !AddItems(array + ArrayHeaderLength, (found.Length - ArrayHeaderLength) / ItemLength))
            {
                BrokenAt = BrokenAt < 0 ? array : BrokenAt;
                return;
            }

            var following = BinaryPrimitives.ReadInt64LittleEndian(next);
            if (following != 0 && following <= array)
            {
                BrokenAt = array;
                return;
            }

            array = following;
        }
    }

    private bool AddItems(long offset, long count)
    {
        Span<byte> item = stackalloc byte[8];
        for (var i = 0L; i < count; i++, offset += ItemLength)
        {
            item.Clear();
            if (!bytes.TryRead(offset, item[..ItemLength]))
            {
                return false;
            }

            var entry = BinaryPrimitives.ReadInt64LittleEndian(item);
            if (entry == 0)
            {
                // The rest of the array is not used yet.
                return true;
            }

            if (!IsEntry(entry, out var end) || entry < _end)
            {
                BrokenAt = offset;
                return false;
            }

            _found.Add(entry);
            _end = end;
        }

        return true;
    }

    private void Search()
    {
        var named = _found.ToHashSet();
        var all = new List<long>();
        var offset = header.HeaderLength;
        while (offset <= bytes.Length - JournalObject.HeaderLength)
        {
            if (!bytes.TryReadObject(offset, out var found) || (found.Type == JournalObject.Entry && !IsEntry(offset, out _)))
            {
                offset = bytes.SkipZeros(offset + 8);
                continue;
            }

            if (found.Type == JournalObject.Entry)
            {
                all.Add(offset);
            }

            // What the chain names is trusted more than a length that jumps over it.
            var next = (offset + found.Length + 7) / 8 * 8;
            var chained = FirstNamedAfter(offset);
            offset = chained > offset && chained < next ? chained : next;
        }

        Merge(all, named);
    }

    private long FirstNamedAfter(long offset)
    {
        var at = _found.BinarySearch(offset + 1);
        at = at < 0 ? ~at : at;
        return at < _found.Count ? _found[at] : -1;
    }

    private void Merge(List<long> searched, HashSet<long> named)
    {
        var all = named.Union(searched).Order().ToList();
        _found.Clear();
        _end = 0;
        foreach (var offset in all)
        {
            if (offset >= _end && IsEntry(offset, out var end))
            {
                _found.Add(offset);
                _end = end;
                Recovered += named.Contains(offset) ? 0 : 1;
            }
        }
    }

    // Strict enough that other bytes are hardly ever taken for an entry.
    private bool IsEntry(long offset, out long end)
    {
        Span<byte> entry = stackalloc byte[EntryHeaderLength];
        end = 0;
        if (!bytes.TryReadObject(offset, out var found) || found.Type != JournalObject.Entry || found.Flags != 0
            || found.Length < EntryHeaderLength || !bytes.TryRead(offset, entry))
        {
            return false;
        }

        end = offset + found.Length;
        var itemLength = header.IsCompact ? 4 : 16;
        var sequence = BinaryPrimitives.ReadUInt64LittleEndian(entry[16..]);
        var realtime = BinaryPrimitives.ReadUInt64LittleEndian(entry[24..]);
        return (found.Length - EntryHeaderLength) % itemLength == 0 && sequence != 0 && realtime is not 0 and < 1UL << 55;
    }
}
