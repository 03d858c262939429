namespace Ashiato.Query.Literals;

/// <summary>Makes the tables of a <see cref="LiteralAutomaton"/>. Rules are compiled at every start: it is all plain arrays.</summary>
/// <param name="classes">How many classes of bytes there are.</param>
internal sealed class LiteralTrie(int classes)
{
    /// <summary>For each node and class the child, 0 for none: the root is nobody's child.</summary>
    private int[] _next = new int[64 * classes];

    private int[][] _found = new int[64][];
    private int _count = 1;

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="classOf">The class of each byte.</param>
    /// <param name="number">What it stands for.</param>
    public void Add(ReadOnlySpan<byte> text, byte[] classOf, int number)
    {
        var node = 0;
        foreach (var b in text)
        {
            var at = (node * classes) + classOf[b];
            if (_next[at] == 0)
            {
                if (_count == _found.Length)
                {
                    Grow();
                }

                _next[at] = _count++;
            }

            node = _next[at];
        }

        _found[node] = With(_found[node] ?? [], number);
    }

    /// <summary>The tables: for each node and class the next node, times the number of classes, as its complement when texts end there; and for each node the numbers of those.</summary>
    public (int[] Next, int[][] Found) Finish()
    {
        var next = new int[_count * classes];
        Array.Copy(_next, next, next.Length);
        var found = new int[_count][];
        Array.Copy(_found, found, _count);
        found[0] = [];

        // Breadth first: the longest other text that may have begun is shorter, and done.
        var (fail, queue) = (new int[_count], new int[_count]);
        var last = 1;
        for (var first = 0; first < last; first++)
        {
            var node = queue[first];
            found[node] = Joined(found[node], found[fail[node]]);
            for (var c = 0; c < classes; c++)
            {
                ref var child = ref next[(node * classes) + c];
                var other = node == 0 ? 0 : next[(fail[node] * classes) + c];
                if (child == 0)
                {
                    child = other;
                }
                else
                {
                    fail[child] = other;
                    queue[last++] = child;
                }
            }
        }

        for (var i = 0; i < next.Length; i++)
        {
            next[i] = found[next[i]].Length > 0 ? ~(next[i] * classes) : next[i] * classes;
        }

        return (next, found);
    }

    private static int[] Joined(int[]? own, int[] others)
    {
        if (own is null)
        {
            return others;
        }

        foreach (var number in others)
        {
            own = With(own, number);
        }

        return own;
    }

    private static int[] With(int[] numbers, int number)
    {
        if (Array.IndexOf(numbers, number) >= 0)
        {
            return numbers;
        }

        var more = new int[numbers.Length + 1];
        Array.Copy(numbers, more, numbers.Length);
        more[^1] = number;
        return more;
    }

    private void Grow()
    {
        var (next, found) = (new int[_next.Length * 2], new int[_found.Length * 2][]);
        Array.Copy(_next, next, _next.Length);
        Array.Copy(_found, found, _found.Length);
        (_next, _found) = (next, found);
    }
}
