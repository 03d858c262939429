namespace Ashiato.App.Pipelines.Check;

/// <summary>The order of <c>sort -k 1,3 -s</c>, or of <c>sort -u</c>, by the numbers of bytes as in the locales C and C.UTF-8.</summary>
/// <param name="isUnique">Is it that of <c>sort -u</c>?</param>
internal sealed class LineOrder(bool isUnique)
{
    /// <summary>Are equal lines shown once?</summary>
    internal bool IsUnique => isUnique;

    /// <summary>How much of a line is compared.</summary>
    internal int KeyLength(ReadOnlySpan<byte> line) => isUnique ? line.Length : SortKey.Length(line);

    /// <summary>Compares two keys.</summary>
    internal static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => a.SequenceCompareTo(b);

    /// <summary>Passes on lines that differ from the one before.</summary>
    internal static LineTaker WithoutRepeats(LineTaker take)
    {
        byte[]? last = null;
        return line =>
        {
            if (last is null || !line.SequenceEqual(last))
            {
                last = line.ToArray();
                take(line);
            }
        };
    }
}
