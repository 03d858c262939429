namespace Ashiato.Query.Literals;

/// <summary>
/// Finds which of many texts stand in a value, in one walk over the value whatever their number (Aho and Corasick, 1975).
/// The case of ASCII letters does not count. Texts are cut to their first <see cref="MostText"/> bytes: a sieve, not a proof.
/// </summary>
public sealed class LiteralAutomaton
{
    /// <summary>Longer texts are told by their first bytes.</summary>
    public const int MostText = 20;

    private readonly byte[] _classOf = new byte[256];
    private readonly int _classes;
    private readonly int[] _next;
    private readonly int[][] _found;

    /// <summary>An automaton.</summary>
    /// <param name="texts">Texts, none of them empty, and the number that each stands for; several may stand for one number.</param>
    public LiteralAutomaton(IReadOnlyCollection<(byte[] Text, int Number)> texts)
    {
        var classes = 1;
        foreach (var b in texts.SelectMany(t => Fold(t.Text)).Distinct().Order())
        {
            _classOf[b] = (byte)classes++;
        }

        for (var b = (int)'A'; b <= 'Z'; b++)
        {
            _classOf[b] = _classOf[b | 0x20];
        }

        _classes = classes;
        var trie = new Trie(_classes);
        foreach (var (text, number) in texts)
        {
            trie.Add(Fold(text).Select(b => _classOf[b]), number);
        }

        (_next, _found) = trie.Finish();
        Count = texts.Count;
    }

    /// <summary>How many texts there are.</summary>
    public int Count { get; }

    /// <summary>Marks the numbers of the texts that stand in the value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="marks">One bit a number; bits are set, never taken away.</param>
    /// <returns>Was any text found?</returns>
    public bool Mark(ReadOnlySpan<byte> value, Span<ulong> marks)
    {
        var any = false;
        var state = 0;
        var (next, classOf, classes) = (_next, _classOf, _classes);
        foreach (var b in value)
        {
            state = next[state + classOf[b]];
            if (state >= 0)
            {
                continue;
            }

            // A state in which texts end is stored as its complement.
            state = ~state;
            foreach (var number in _found[state / classes])
            {
                marks[number >> 6] |= 1UL << number;
            }

            any = true;
        }

        return any;
    }

    private static IEnumerable<byte> Fold(byte[] text) =>
        text.Take(MostText).Select(b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b);

    private sealed class Trie(int classes)
    {
        private readonly List<int[]> _children = [new int[classes]];
        private readonly List<HashSet<int>> _numbers = [[]];

        public void Add(IEnumerable<byte> path, int number)
        {
            var node = 0;
            foreach (var c in path)
            {
                if (_children[node][c] == 0)
                {
                    _children[node][c] = _children.Count;
                    _children.Add(new int[classes]);
                    _numbers.Add([]);
                }

                node = _children[node][c];
            }

            _ = _numbers[node].Add(number);
        }

        public (int[] Next, int[][] Found) Finish()
        {
            var fail = new int[_children.Count];
            var queue = new Queue<int>();
            foreach (var child in _children[0].Where(c => c != 0))
            {
                queue.Enqueue(child);
            }

            while (queue.TryDequeue(out var node))
            {
                _numbers[node].UnionWith(_numbers[fail[node]]);
                for (var c = 0; c < classes; c++)
                {
                    var child = _children[node][c];
                    if (child == 0)
                    {
                        _children[node][c] = _children[fail[node]][c];
                    }
                    else
                    {
                        fail[child] = _children[fail[node]][c];
                        queue.Enqueue(child);
                    }
                }
            }

            var next = new int[_children.Count * classes];
            for (var node = 0; node < _children.Count; node++)
            {
                for (var c = 0; c < classes; c++)
                {
                    var target = _children[node][c];
                    next[(node * classes) + c] = _numbers[target].Count > 0 ? ~(target * classes) : target * classes;
                }
            }

            return (next, [.. _numbers.Select(n => n.ToArray())]);
        }
    }
}
