using System.Buffers.Binary;

namespace Ashiato.Input.Following.Positions;

/// <summary>
/// Line ends of a file: those of its first and of its last lines, and of where earlier runs stopped. They are needed only when
/// the file is no longer what it was: they say which of its lines were read before.
/// </summary>
internal static class LineTrail
{
    /// <summary>Marks kept of the first lines, and of the last: what a 4 KiB window of usual lines holds, and a bound for short ones.</summary>
    internal const int MostAtEnds = 96;

    /// <summary>Marks kept between them; when there are more every other one goes.</summary>
    internal const int MostBetween = 32;

    private const int MarkLength = 16;

    /// <summary>The trail after more was read.</summary>
    /// <param name="former">The trail at the last run.</param>
    /// <param name="window">The first and last bytes of what was read by now.</param>
    internal static string Extend(string former, ContentWindow window)
    {
        var isWhole = window.Offset <= ContentWindow.Most;
        var first = MarksIn(window.Head, 0, isFromStart: true).Take(MostAtEnds).ToList();
        var tail = window.Tail();
        var ends = MarksIn(tail, window.Offset - tail.Length, isWhole);
        var firstEnd = first.Count > 0 ? first[^1].Offset : 0;
        var last = ends.TakeLast(MostAtEnds).Where(m => m.Offset > firstEnd).ToList();
        var lastStart = last.Count > 0 ? last[0].Offset : long.MaxValue;
        var between = Parse(former).Where(m => m.Offset > firstEnd && m.Offset < Math.Min(lastStart, window.Offset)).Select(m => m with { IsNext = false }).ToList();
        if (last.Count > 0 && !(isWhole && ends.Count <= 2 * MostAtEnds))
        {
            // Lines without marks lie before it.
            last[0] = last[0] with { IsNext = false };
        }

        var thinned = between.Count > MostBetween ? between.Where((_, i) => i % 2 == 1) : between;
        return Write([.. first, .. thinned, .. last]);
    }

    /// <summary>The marks of a trail, ascending; none when it is damaged.</summary>
    internal static List<LineMark> Parse(string trail)
    {
        var bytes = new byte[trail.Length];
        var marks = new List<LineMark>();
        _ = Convert.TryFromBase64String(trail, bytes, out var length);
        for (var at = 0; at + MarkLength <= length; at += MarkLength)
        {
            var offset = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
            marks.Add(new LineMark(offset & long.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at + 8)), offset < 0));
        }

        return marks;
    }

    // A line end whose reach is not inside the window has no mark.
    private static List<LineMark> MarksIn(ReadOnlySpan<byte> bytes, long start, bool isFromStart)
    {
        var marks = new List<LineMark>();
        var isNext = isFromStart;
        for (var at = 0; at < bytes.Length;)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            at += end + 1;
            if (isFromStart || at >= LineMark.Reach)
            {
                marks.Add(new LineMark(start + at, LineMark.HashOf(bytes[..at]), isNext));
                isNext = true;
            }
        }

        return marks;
    }

    private static string Write(LineMark[] marks)
    {
        var bytes = new byte[marks.Length * MarkLength];
        for (var i = 0; i < marks.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * MarkLength), marks[i].Offset | (marks[i].IsNext ? long.MinValue : 0));
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((i * MarkLength) + 8), marks[i].Hash);
        }

        return Convert.ToBase64String(bytes);
    }
}
