namespace Ashiato.Input.Framing;

/// <summary>
/// When a packed file is taken for a bomb. A log of one line repeated packs about 1,000 to 1 with gzip and can pass 10,000
/// to 1 with the others, so the ratio alone says nothing: it counts only once a lot has come out.
/// </summary>
/// <param name="MostLayers">How many times a file may be packed in itself.</param>
/// <param name="MostRatio">Unpacked bytes for each stored byte.</param>
/// <param name="FreeBytes">Unpacked bytes up to which the ratio does not count.</param>
internal sealed record UnpackLimits(int MostLayers, long MostRatio, long FreeBytes)
{
    /// <summary>Three layers; more than 1 GiB at over 2,000 to 1.</summary>
    internal static readonly UnpackLimits Default = new(3, 2000, 1L << 30);
}
