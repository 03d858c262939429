using System.Security.Cryptography;

namespace Ashiato.Input.Following.Positions;

/// <summary>
/// The name of everything between two states of the book: 32 hexadecimal digits of SHA-256 over both. Whoever queues a
/// letter about a batch stores the id with it, so that after a crash a queued batch is known (docs/positions.md).
/// </summary>
public static class BatchId
{
    /// <summary>The id of what lies between two books.</summary>
    public static string Of(PositionBook start, PositionBook end)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BookText.Bare(start));
        hash.AppendData(BookText.Bare(end));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
