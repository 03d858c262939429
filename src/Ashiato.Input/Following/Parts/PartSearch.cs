using Ashiato.Core;
using Ashiato.Input.Following.Positions;

namespace Ashiato.Input.Following.Parts;

/// <summary>Finds the files that a position speaks of among the parts that were rotated away.</summary>
/// <param name="parts">The rotated parts, oldest first.</param>
/// <param name="position">The position.</param>
/// <param name="problems">Takes problems of the parts that are read in the end.</param>
internal sealed class PartSearch(IReadOnlyList<LogPart> parts, LogPosition position, IProblemSink problems) : IDisposable
{
    private OpenPart? _current;
    private OpenPart? _before;

    /// <summary>Which part is the one that was the newest at the last run; -1 when there was none, or it is not found.</summary>
    internal int BeforeAt { get; private set; } = -1;

    private PartPosition Wanted => position.Current;

    // So few bytes may be a heading that every part begins with.
    private bool IsShort => Wanted.Offset < ContentWindow.Most;

    /// <summary>The part before, if more of it can be read.</summary>
    internal OpenPart? TakeBefore() => Take(ref _before);

    /// <summary>The part that was found.</summary>
    internal OpenPart TakeCurrent() => Take(ref _current)!;

    /// <summary>Finds the file that was read last.</summary>
    /// <param name="log">The log itself; null when it cannot be read.</param>
    /// <returns>The index of the part; the number of parts when it is the log itself; -1 when it is nowhere.</returns>
    internal int FindCurrent(LogPart? log)
    {
        FindBefore();
        if (log is not null && log.IsInodeOf(Wanted) && OpenPart.At(log, Wanted, problems) is { } same)
        {
            if (!IsShort || OlderContent(log) is not { } older)
            {
                _current = same;
                return parts.Count;
            }

            same.Dispose();
            return Found(older);
        }

        foreach (var i in Candidates())
        {
            if (Found(i) >= 0)
            {
                return i;
            }
        }

        // Copied, edited at its end, or restored: another inode, the same lines.
        _current = log is not null && Wanted.Offset > 0 ? OpenPart.At(log, Wanted, problems) : null;
        return _current is null ? -1 : parts.Count;
    }

    /// <summary>
    /// Is the part surely the one that was read last? An empty file says nothing: it is known by its inode, or because it follows
    /// the part before it.
    /// </summary>
    internal bool IsCertain(int at) => at == parts.Count || Wanted.Offset > 0 || BeforeAt >= 0 || parts[at].IsInodeOf(Wanted);

    /// <summary>The parts that nothing was read of, oldest first.</summary>
    /// <param name="at">Where the file that was read last was found.</param>
    internal IEnumerable<int> NewerThan(int at)
    {
        if (at < 0)
        {
            return Unread();
        }

        return Enumerable.Range(at + 1, Math.Max(parts.Count - at - 1, 0)).Where(i => IsNewer(parts[i], parts[at]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _current?.Dispose();
        _before?.Dispose();
    }

    private static OpenPart? Take(ref OpenPart? part)
    {
        var taken = part;
        part = null;
        return taken;
    }

    // Names of one kind are in order. Where the kind was changed the times of the files decide.
    private static bool IsNewer(LogPart part, LogPart than) =>
        part.Name.IsNumbered == than.Name.IsNumbered || part.Status.Modified > than.Status.Modified;

    private int Found(int at)
    {
        _current = OpenPart.At(parts[at], Wanted, problems);
        return _current is null ? -1 : at;
    }

    /// <summary>The parts that came after the last run: newer than the one before; where that is gone, written to since.</summary>
    private IEnumerable<int> Unread()
    {
        var all = Enumerable.Range(0, parts.Count);
        return position.Before is null ? all
            : BeforeAt >= 0 ? all.Where(i => i > BeforeAt && IsNewer(parts[i], parts[BeforeAt]))
            : all.Where(i => parts[i].Status.Modified > position.Read);
    }

    private IEnumerable<int> Candidates()
    {
        var unread = Unread().ToList();
        if (Wanted.Offset == 0)
        {
            // Every file begins with nothing: it can only be the oldest of the unread.
            return unread.Take(1);
        }

        var all = Enumerable.Range(0, parts.Count).Reverse().ToList();
        return all.Where(i => parts[i].IsInodeOf(Wanted)).Concat(unread).Concat(all).Distinct();
    }

    /// <summary>
    /// The log may have been copied and emptied, and begin with the same heading again: then an unread part begins like it too, and
    /// goes on in another way.
    /// </summary>
    private int? OlderContent(LogPart log)
    {
        byte[]? now = null;
        foreach (var i in Unread())
        {
            if (CopyCheck.Following(parts[i], Wanted, problems) is { } older && !(now ??= CopyCheck.Following(log, Wanted, problems) ?? []).AsSpan().StartsWith(older))
            {
                return i;
            }
        }

        return null;
    }

    private void FindBefore()
    {
        if (position.Before is not { } before)
        {
            return;
        }

        var newestFirst = Enumerable.Range(0, parts.Count).Reverse().ToList();
        foreach (var i in newestFirst.Where(i => parts[i].IsInodeOf(before)))
        {
            if (parts[i].IsPacked && OpenPart.IsBeginning(parts[i], before, problems))
            {
                BeforeAt = i;
                return;
            }

            if (IsBefore(i, before))
            {
                return;
            }
        }

        _ = before.Offset > 0 && newestFirst.Any(i => IsBefore(i, before));
    }

    private bool IsBefore(int at, PartPosition before)
    {
        if (OpenPart.At(parts[at], before, problems) is not { } open)
        {
            return false;
        }

        BeforeAt = at;
        if (open.Length == before.Offset)
        {
            open.Dispose();
        }
        else
        {
            _before = open;
        }

        return true;
    }
}
