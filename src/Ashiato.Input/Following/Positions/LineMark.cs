using System.Security.Cryptography;

namespace Ashiato.Input.Following.Positions;

/// <summary>A line end that was read.</summary>
/// <param name="Offset">Where the next line begins.</param>
/// <param name="Hash">The first eight bytes of SHA-256 over the last <see cref="Reach"/> bytes of the line before it.</param>
/// <param name="IsNext">Is it the end of the very line that begins at the mark before it?</param>
internal readonly record struct LineMark(long Offset, ulong Hash, bool IsNext)
{
    /// <summary>How many bytes of the line are hashed: a time and what makes it that line.</summary>
    internal const int Reach = 256;

    /// <summary>The hash of what stands before an offset.</summary>
    /// <param name="before">The bytes before it; the last <see cref="Reach"/> count.</param>
    internal static ulong HashOf(ReadOnlySpan<byte> before)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        before = before[Math.Max(before.Length - Reach, 0)..];
        var start = before.IsEmpty ? 0 : before[..^1].LastIndexOf((byte)'\n') + 1;
        SHA256.HashData(before[start..], hash);
        return BitConverter.ToUInt64(hash);
    }
}
