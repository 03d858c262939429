using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ashiato.Detection.Correlation;

/// <summary>
/// Puts texts into 128 bits that stand for them in tables of many groups. Seeded at random for each run: nobody who writes
/// logs can make two texts meet.
/// </summary>
internal struct KeyHash
{
    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
    private ulong _a;
    private ulong _b;

    /// <summary>Begins a key.</summary>
    /// <param name="start">Tells keys of different kinds apart.</param>
    public KeyHash(ulong start)
    {
        _a = Seed ^ start;
        _b = ulong.RotateLeft(Seed, 32) + start;
    }

    /// <summary>The 128 bits.</summary>
    public readonly UInt128 Value => new(_a, _b);

    /// <summary>64 of them: enough to tell some thousands apart.</summary>
    public readonly ulong Short => _a ^ _b;

    /// <summary>Adds a text; its end counts too.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        var length = (ulong)text.Length;
        while (text.Length >= 8)
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text[8..];
        }

        ulong rest = 0;
        foreach (var b in text)
        {
            rest = (rest << 8) | b;
        }

        Mix(rest);
        Mix(length + 0x9E37_79B9_7F4A_7C15);
    }

    private void Mix(ulong word)
    {
        var high = Math.BigMul(_a ^ word, 0xA076_1D64_78BD_642F, out var low);
        _a = high ^ low;
        high = Math.BigMul(_b ^ word, 0xE703_7ED1_A0B4_28DB, out low);
        _b = (high ^ low) + ulong.RotateLeft(_a, 23);
    }
}
