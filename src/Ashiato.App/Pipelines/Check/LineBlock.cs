namespace Ashiato.App.Pipelines.Check;

/// <summary>Whole lines of a log, as many as fit. Reused.</summary>
internal sealed class LineBlock
{
    /// <summary>
    /// Bytes of a block: enough that threads rarely wait for each other, little enough to stay in a processor's cache.
    /// A line that is longer is cut.
    /// </summary>
    internal const int Length = 1 << 20;

    private readonly byte[] _bytes = new byte[Length];

    /// <summary>Its place among all blocks, from 0.</summary>
    internal long Number { get; set; }

    /// <summary>How many bytes of it are lines.</summary>
    internal int Filled { get; set; }

    /// <summary>The lines with their ends; the last may lack it.</summary>
    internal ReadOnlySpan<byte> Lines => _bytes.AsSpan(0, Filled);

    /// <summary>All of its room.</summary>
    internal Span<byte> Room => _bytes;
}
