namespace Ashiato.App.Pipelines.Check;

/// <summary>Merges what is in order already: logs are, except where one ends and the next begins. Keeps the order of equals.</summary>
internal static class NaturalSort
{
    /// <summary>Sorts in place.</summary>
    internal static void Sort<T>(List<T> items, Comparison<T> compare)
    {
        var runs = Runs(items, compare);
        var other = new List<T>(runs.Count > 2 ? items : []);
        var from = items;
        while (runs.Count > 2)
        {
            runs = MergePairs(from, other, runs, compare);
            (from, other) = (other, from);
        }

        if (!ReferenceEquals(from, items))
        {
            items.Clear();
            items.AddRange(from);
        }
    }

    /// <summary>Where each run begins, and the end of the last.</summary>
    private static List<int> Runs<T>(List<T> items, Comparison<T> compare)
    {
        var runs = new List<int> { 0 };
        for (var i = 1; i < items.Count; i++)
        {
            if (compare(items[i - 1], items[i]) > 0)
            {
                runs.Add(i);
            }
        }

        runs.Add(items.Count);
        return runs;
    }

    private static List<int> MergePairs<T>(List<T> from, List<T> to, List<int> runs, Comparison<T> compare)
    {
        var merged = new List<int> { 0 };
        to.Clear();
        for (var i = 0; i + 1 < runs.Count; i += 2)
        {
            var middle = runs[i + 1];
            var end = i + 2 < runs.Count ? runs[i + 2] : middle;
            Merge(from, to, runs[i], middle, end, compare);
            merged.Add(end);
        }

        return merged;
    }

    private static void Merge<T>(List<T> from, List<T> to, int left, int middle, int end, Comparison<T> compare)
    {
        for (var right = middle; left < middle || right < end;)
        {
            var isLeft = right == end || (left < middle && compare(from[left], from[right]) <= 0);
            to.Add(from[isLeft ? left++ : right++]);
        }
    }
}
