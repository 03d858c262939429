using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ashiato.Query.Values;

namespace Ashiato.Query.Literals;

/// <summary>
/// Looks at three bytes of the value at every second place only (at every third or fourth where no text is too short), and
/// compares a text where these are three of its rarest bytes: as many neighbouring triples of it are known as there are ways
/// to meet it (after Wu and Manber, 1994).
/// </summary>
internal sealed class LiteralTriples : LiteralFinder
{
    /// <summary>With shorter texts every place would have to be looked at.</summary>
    public const int Shortest = 4;

    private const int MostStep = 4;
    private const uint Triple = 0xFF_FF_FF;

    /// <summary>Makes letters small, and some signs other signs.</summary>
    private const uint Folded = 0x20_20_20;

    /// <summary>One bit for each of the hashes of known triples.</summary>
    private readonly ulong[] _isKnown = new ulong[1024];

    /// <summary>For each known triple the texts that hold it, and where in them.</summary>
    private readonly Dictionary<uint, (int Text, int At)[]> _places = [];

    private readonly byte[][] _texts;
    private readonly int[][] _numbers;
    private readonly int _step;

    /// <summary>A finder; see <see cref="LiteralFinder.For"/>.</summary>
    public LiteralTriples(IReadOnlyList<byte[]> texts, IReadOnlyList<int> numbers)
    {
        var numbersOf = new Dictionary<byte[], List<int>>(Core.Utf8Keys.Comparer);
        for (var i = 0; i < texts.Count; i++)
        {
            byte[] text = [.. texts[i].Select(AsciiLetters.Lower)];
            if (!numbersOf.TryGetValue(text, out var known))
            {
                numbersOf[text] = known = [];
            }

            known.Add(numbers[i]);
        }

        _texts = [.. numbersOf.Keys];
        _numbers = [.. numbersOf.Values.Select(n => n.Distinct().ToArray())];
        _step = Math.Min(texts.Min(t => t.Length) - 2, MostStep);
        for (var number = 0; number < _texts.Length; number++)
        {
            Add(number);
        }
    }

    /// <inheritdoc/>
    public override bool Mark(ReadOnlySpan<byte> value, Span<ulong> marks)
    {
        var any = false;
        var last = value.Length - sizeof(uint);
        if (last < 0)
        {
            return false;
        }

        ref var start = ref MemoryMarshal.GetReference(value);
        ref var known = ref MemoryMarshal.GetArrayDataReference(_isKnown);
        var at = 0;
        for (var end = last - (3 * _step); at <= end; at += 4 * _step)
        {
            var a = TripleAt(ref start, at);
            var b = TripleAt(ref start, at + _step);
            var c = TripleAt(ref start, at + (2 * _step));
            var d = TripleAt(ref start, at + (3 * _step));
            if (((Bit(ref known, a) | Bit(ref known, b) | Bit(ref known, c) | Bit(ref known, d)) & 1) != 0)
            {
                any |= Compare(a, at, value, marks) | Compare(b, at + _step, value, marks)
                    | Compare(c, at + (2 * _step), value, marks) | Compare(d, at + (3 * _step), value, marks);
            }
        }

        for (; at <= last; at += _step)
        {
            any |= Compare(TripleAt(ref start, at), at, value, marks);
        }

        // Behind the last triple stands no fourth byte.
        return at == last + 1 ? Compare((Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, last)) >> 8) | Folded, at, value, marks) | any : any;
    }

    private void Add(int number)
    {
        var text = _texts[number];
        var from = LiteralRarity.Rarest(text, _step + 2);
        for (var at = from; at < from + _step; at++)
        {
            var triple = text[at] | ((uint)text[at + 1] << 8) | ((uint)text[at + 2] << 16) | Folded;
            _places[triple] = [.. _places.GetValueOrDefault(triple, []), (number, at)];
            _isKnown[Hash(triple) >> 6] |= 1UL << (int)Hash(triple);
        }
    }

    private bool Compare(uint triple, int at, ReadOnlySpan<byte> value, Span<ulong> marks)
    {
        if ((Bit(ref MemoryMarshal.GetArrayDataReference(_isKnown), triple) & 1) == 0 || !_places.TryGetValue(triple, out var places))
        {
            return false;
        }

        var any = false;
        foreach (var (text, place) in places)
        {
            if (at >= place && Begins(value[(at - place)..], _texts[text]))
            {
                any = true;
                foreach (var number in _numbers[text])
                {
                    marks[number >> 6] |= 1UL << number;
                }
            }
        }

        return any;
    }

    private static bool Begins(ReadOnlySpan<byte> value, byte[] text)
    {
        if (value.Length < text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (AsciiLetters.Lower(value[i]) != text[i])
            {
                return false;
            }
        }

        return true;
    }

    private static uint TripleAt(ref byte start, int at) => (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at)) & Triple) | Folded;

    /// <summary>The bit in the lowest place, others above it.</summary>
    private static ulong Bit(ref ulong known, uint triple) => Unsafe.Add(ref known, Hash(triple) >> 6) >> (int)Hash(triple);

    private static uint Hash(uint triple) => (triple * 0x9E37_79B1) >> 16;
}
