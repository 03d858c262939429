namespace Ashiato.App.Pipelines.Check;

/// <summary>Merges what is in order already: logs are, except where one ends and the next begins. Keeps the order of equals.</summary>
internal static class NaturalSort
{
    /// <summary>Sorts lines by their keys.</summary>
    /// <param name="lines">The lines; used as room too.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="bytes">The bytes of the lines.</param>
    /// <returns>The sorted lines, in the same or another array.</returns>
    internal static KeptLine[] Sort(KeptLine[] lines, int count, byte[] bytes)
    {
        var runs = Runs(lines, count, bytes);
        var other = runs.Count > 2 ? new KeptLine[lines.Length] : [];
        while (runs.Count > 2)
        {
            runs = MergePairs(lines, other, runs, bytes);
            (lines, other) = (other, lines);
        }

        return lines;
    }

    /// <summary>Where each run begins, and the end of the last.</summary>
    private static List<int> Runs(KeptLine[] lines, int count, byte[] bytes)
    {
        var runs = new List<int> { 0 };
        for (var i = 1; i < count; i++)
        {
            if (Compare(lines[i - 1], lines[i], bytes) > 0)
            {
                runs.Add(i);
            }
        }

        runs.Add(count);
        return runs;
    }

    private static List<int> MergePairs(KeptLine[] from, KeptLine[] to, List<int> runs, byte[] bytes)
    {
        var merged = new List<int> { 0 };
        for (var i = 0; i + 1 < runs.Count; i += 2)
        {
            var end = i + 2 < runs.Count ? runs[i + 2] : runs[i + 1];
            Merge(from, to, runs[i], runs[i + 1], end, bytes);
            merged.Add(end);
        }

        return merged;
    }

    private static void Merge(KeptLine[] from, KeptLine[] to, int left, int middle, int end, byte[] bytes)
    {
        var at = left;
        for (var right = middle; left < middle || right < end;)
        {
            var isLeft = right == end || (left < middle && Compare(from[left], from[right], bytes) <= 0);
            to[at++] = from[isLeft ? left++ : right++];
        }
    }

    private static int Compare(KeptLine a, KeptLine b, byte[] bytes) =>
        LineOrder.Compare(bytes.AsSpan(a.Offset, a.KeyLength), bytes.AsSpan(b.Offset, b.KeyLength));
}
