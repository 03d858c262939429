using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ashiato.Query.Values;

namespace Ashiato.Query.Literals;

/// <summary>
/// Finds which of many texts stand in a value, in one walk over the value whatever their number (Aho and Corasick, 1975).
/// The case of ASCII letters does not count. Texts are cut to their rarest <see cref="MostText"/> bytes: a sieve, not a proof.
/// </summary>
internal sealed class LiteralAutomaton : LiteralFinder
{
    /// <summary>Longer texts are told by so many of their bytes.</summary>
    public const int MostText = 12;

    /// <summary>Values from this length on are walked over in four parts at once.</summary>
    private const int Wide = 40;

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
        byte[][] parts = [.. texts.Select(t => t.Length <= MostText ? t : t.AsSpan(LiteralRarity.Rarest(t, MostText), MostText).ToArray())];
        foreach (var part in parts)
        {
            foreach (var b in part)
            {
                isUsed[AsciiLetters.Lower(b)] = true;
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
        for (var i = 0; i < parts.Length; i++)
        {
            trie.Add(parts[i], _classOf, numbers[i]);
        }

        (_next, _found) = trie.Finish();
    }

    /// <inheritdoc/>
    public override bool Mark(ReadOnlySpan<byte> value, Span<ulong> marks) => value.Length < Wide ? Walk(value, marks) : WalkInFour(value, marks);

    private bool Walk(ReadOnlySpan<byte> value, Span<ulong> marks)
    {
        var any = false;
        var state = 0;
        ref var next = ref MemoryMarshal.GetArrayDataReference(_next);
        ref var classOf = ref MemoryMarshal.GetArrayDataReference(_classOf);
        foreach (var b in value)
        {
            state = Unsafe.Add(ref next, state + Unsafe.Add(ref classOf, b));
            if (state < 0)
            {
                state = Found(state, marks);
                any = true;
            }
        }

        return any;
    }

    /// <summary>
    /// A step of a walk waits for the one before. Four walks over four parts of the value, which overlap by as much as a text
    /// may need, do not wait for each other.
    /// </summary>
    private bool WalkInFour(ReadOnlySpan<byte> value, Span<ulong> marks)
    {
        const int Overlap = MostText - 1;
        var length = (value.Length + (3 * Overlap) + 3) / 4;
        var step = length - Overlap;
        ref var a = ref MemoryMarshal.GetReference(value);
        ref var b = ref Unsafe.Add(ref a, step);
        ref var c = ref Unsafe.Add(ref a, 2 * step);
        ref var d = ref Unsafe.Add(ref a, value.Length - length);
        ref var next = ref MemoryMarshal.GetArrayDataReference(_next);
        ref var classOf = ref MemoryMarshal.GetArrayDataReference(_classOf);
        int stateA = 0, stateB = 0, stateC = 0, stateD = 0;
        var any = false;
        for (var i = 0; i < length; i++)
        {
            stateA = Unsafe.Add(ref next, stateA + Unsafe.Add(ref classOf, Unsafe.Add(ref a, i)));
            stateB = Unsafe.Add(ref next, stateB + Unsafe.Add(ref classOf, Unsafe.Add(ref b, i)));
            stateC = Unsafe.Add(ref next, stateC + Unsafe.Add(ref classOf, Unsafe.Add(ref c, i)));
            stateD = Unsafe.Add(ref next, stateD + Unsafe.Add(ref classOf, Unsafe.Add(ref d, i)));
            if ((stateA | stateB | stateC | stateD) < 0)
            {
                stateA = stateA < 0 ? Found(stateA, marks) : stateA;
                stateB = stateB < 0 ? Found(stateB, marks) : stateB;
                stateC = stateC < 0 ? Found(stateC, marks) : stateC;
                stateD = stateD < 0 ? Found(stateD, marks) : stateD;
                any = true;
            }
        }

        return any;
    }

    /// <summary>Texts end in a state that is stored as its complement.</summary>
    private int Found(int state, Span<ulong> marks)
    {
        foreach (var number in _found[~state / _classes])
        {
            marks[number >> 6] |= 1UL << number;
        }

        return ~state;
    }
}
