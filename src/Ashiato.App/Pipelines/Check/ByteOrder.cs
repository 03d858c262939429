namespace Ashiato.App.Pipelines.Check;

/// <summary>Compares byte by byte, as strcmp(3).</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    internal static readonly ByteOrder Instance = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
