using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ashiato.Query.Literals;

/// <summary>
/// Says of most values in a fraction of the time of a whole walk that none of many texts stands in them: three bytes are looked
/// up at every second place (or every third, when no text is too short), and of each text as many neighbouring triples are
/// known as there are ways to meet it. The case of ASCII letters does not count.
/// </summary>
internal sealed class LiteralSieve
{
    /// <summary>With shorter texts every place would have to be looked at.</summary>
    private const int Shortest = 4;

    private const int MostStep = 4;
    private const uint Lower = 0x20_20_20;
    private const uint Triple = 0xFF_FF_FF;

    /// <summary>Bits of two hashes of a triple.</summary>
    private readonly ulong[] _first = new ulong[1024];
    private readonly ulong[] _second = new ulong[1024];
    private readonly int _step;

    private LiteralSieve(IReadOnlyList<byte[]> texts)
    {
        _step = Math.Min(texts.Min(t => t.Length) - 2, MostStep);
        foreach (var text in texts)
        {
            var window = LiteralRarity.Rarest(text, _step + 2);
            for (var i = 0; i < _step; i++)
            {
                var triple = (window[i] | ((uint)window[i + 1] << 8) | ((uint)window[i + 2] << 16)) | Lower;
                Set(_first, First(triple));
                Set(_second, Second(triple));
            }
        }
    }

    /// <summary>A sieve for some texts; null when one of them is too short for it.</summary>
    public static LiteralSieve? For(IReadOnlyList<byte[]> texts) =>
        texts.Count == 0 || texts.Any(t => t.Length < Shortest) ? null : new LiteralSieve(texts);

    /// <summary>May one of the texts stand in the value? False is sure.</summary>
    public bool MayHold(ReadOnlySpan<byte> value)
    {
        var last = value.Length - sizeof(uint);
        if (last < 0)
        {
            return false;
        }

        ref var start = ref MemoryMarshal.GetReference(value);
        var at = 0;
        for (; at + (3 * _step) <= last; at += 4 * _step)
        {
            var a = TripleAt(ref start, at);
            var b = TripleAt(ref start, at + _step);
            var c = TripleAt(ref start, at + (2 * _step));
            var d = TripleAt(ref start, at + (3 * _step));
            if (((Bit(_first, First(a)) | Bit(_first, First(b)) | Bit(_first, First(c)) | Bit(_first, First(d))) & 1) != 0 && (IsKnown(a) || IsKnown(b) || IsKnown(c) || IsKnown(d)))
            {
                return true;
            }
        }

        for (; at <= last; at += _step)
        {
            if (IsKnown(TripleAt(ref start, at)))
            {
                return true;
            }
        }

        // The last triple has no fourth byte behind it.
        return at == last + 1 && IsKnown((Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, last)) >> 8) | Lower);
    }

    private static uint TripleAt(ref byte start, int at) => (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at)) & Triple) | Lower;

    private bool IsKnown(uint triple) => (Bit(_first, First(triple)) & Bit(_second, Second(triple)) & 1) != 0;

    private static uint First(uint triple) => (triple * 0x9E37_79B1) >> 16;

    private static uint Second(uint triple) => (triple * 0x85EB_CA77) >> 16;

    private static void Set(ulong[] bits, uint at) => bits[at >> 6] |= 1UL << (int)at;

    /// <summary>The bit in the lowest place, others above it.</summary>
    private static ulong Bit(ulong[] bits, uint at) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), at >> 6) >> (int)at;
}
