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
    /// <param name="texts">Texts, none of them empty.</param>
    /// <param name="numbers">For each text the number that it stands for; several may stand for one number.</param>
    public LiteralAutomaton(IReadOnlyList<byte[]> texts, IReadOnlyList<int> numbers)
    {
        var isUsed = new bool[256];
        foreach (var text in texts)
        {
            foreach (var b in text.AsSpan(0, Math.Min(text.Length, MostText)))
            {
                isUsed[Fold(b)] = true;
            }
        }

        var classes = 1;
        for (var b = 0; b < isUsed.Length; b++)
        {
            _classOf[b] = isUsed[b] ? (byte)classes++ : (byte)0;
        }

        for (var b = (int)'A'; b <= 'Z'; b++)
        {
            _classOf[b] = _classOf[b | 0x20];
        }

        _classes = classes;
        var trie = new LiteralTrie(_classes);
        for (var i = 0; i < texts.Count; i++)
        {
            trie.Add(texts[i].AsSpan(0, Math.Min(texts[i].Length, MostText)), _classOf, numbers[i]);
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

    private static byte Fold(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
