using Ashiato.Input.Following.Positions;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following.Parts;

/// <summary>Where to go on in a log that is no longer the file that was read.</summary>
/// <param name="Offset">What comes before was read, or cannot be told from what was read.</param>
/// <param name="Unsure">Bytes before the offset that cannot be told from lines that were read.</param>
/// <param name="IsMoved">Does the last line that was read stand before the offset?</param>
internal readonly record struct ResumePoint(long Offset, long Unsure, bool IsMoved)
{
    /// <summary>The last line read is looked for in so many bytes at the end: more would hold up the check for seconds.</summary>
    private const long MostSearched = 64L << 20;

    /// <summary>
    /// Finds the place: behind the last line that was read, if it still stands there (lines before it were taken out); else
    /// behind the last line that stands where it stood (the end was cut off). At 0 when it is another file altogether.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static ResumePoint Find(LogPart log, PartPosition position)
    {
        using var file = ReadOnlyOpen.Open(log.Path, out var length);
        var marks = LineTrail.Parse(position.Trail);
        if (marks.Count == 0)
        {
            return default;
        }

        return LastLine(file, length, marks[^1]) is { } moved ? new ResumePoint(moved, 0, true) : LastInPlace(file, length, marks);
    }

    private static long? LastLine(FileStream file, long length, LineMark last)
    {
        var block = new byte[(64 * 1024) + LineMark.Reach];
        for (var end = length; end > Math.Max(length - MostSearched, 0);)
        {
            // The block overlaps the one before it, so that each line end has its reach.
            var start = Math.Max(end - block.Length, 0);
            var bytes = block.AsSpan(0, RandomAccess.Read(file.SafeFileHandle, block.AsSpan(0, (int)(end - start)), start));
            for (var at = bytes.LastIndexOf((byte)'\n') + 1; at > 0; at = bytes[..(at - 1)].LastIndexOf((byte)'\n') + 1)
            {
                if (LineMark.HashOf(bytes[..at]) == last.Hash)
                {
                    return start + at;
                }
            }

            end = start == 0 ? 0 : start + LineMark.Reach;
        }

        return null;
    }

    private static ResumePoint LastInPlace(FileStream file, long length, List<LineMark> marks)
    {
        Span<byte> bytes = stackalloc byte[LineMark.Reach];
        for (var i = marks.Count - 1; i >= 0; i--)
        {
            var reach = (int)Math.Min(marks[i].Offset, LineMark.Reach);
            if (marks[i].Offset <= length && RandomAccess.Read(file.SafeFileHandle, bytes[..reach], marks[i].Offset - reach) == reach
                && LineMark.HashOf(bytes[..reach]) == marks[i].Hash)
            {
                var unsure = i + 1 == marks.Count || marks[i + 1].IsNext ? 0 : Math.Min(marks[i + 1].Offset, length) - marks[i].Offset;
                return new ResumePoint(marks[i].Offset + unsure, unsure, false);
            }
        }

        var before = marks[0].IsNext ? 0 : Math.Min(marks[0].Offset, length);
        return new ResumePoint(before, before, false);
    }
}
