namespace Ashiato.App.Pipelines.Check;

/// <summary>What <c>sort -k 1,3</c> sorts by: the line up to the end of its third field. Blanks belong to the field behind them.</summary>
internal static class SortKey
{
    private const int Fields = 3;

    /// <summary>How many bytes from the beginning are sorted by.</summary>
    internal static int Length(ReadOnlySpan<byte> line)
    {
        var at = 0;
        for (var field = 0; field < Fields; field++)
        {
            while (at < line.Length && IsBlank(line[at]))
            {
                at++;
            }

            while (at < line.Length && !IsBlank(line[at]))
            {
                at++;
            }
        }

        return at;
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t';
}
