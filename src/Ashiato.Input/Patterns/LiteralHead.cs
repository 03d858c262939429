using System.Buffers.Binary;

namespace Ashiato.Input.Patterns;

/// <summary>The first eight bytes of a text as one number, so that texts are told apart by one comparison.</summary>
internal static class LiteralHead
{
    /// <summary>Bytes that the number holds.</summary>
    public const int Length = 8;

    /// <summary>The number; a shorter text is filled up with zeros.</summary>
    public static ulong Of(ReadOnlySpan<byte> text)
    {
        if (text.Length >= Length)
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(text);
        }

        Span<byte> head = stackalloc byte[Length];
        text.CopyTo(head);
        return BinaryPrimitives.ReadUInt64LittleEndian(head);
    }

    /// <summary>The number of a literal, and the mask of the bytes it has.</summary>
    public static ulong Of(ReadOnlySpan<byte> literal, out ulong mask)
    {
        mask = literal.Length >= Length ? ulong.MaxValue : (1UL << (8 * literal.Length)) - 1;
        return Of(literal);
    }
}
