namespace Ashiato.App.Pipelines.Check;

/// <summary>Sorted lines of one section in memory.</summary>
/// <param name="Bytes">The buffer they are in.</param>
/// <param name="Lines">Where they are.</param>
internal sealed record RunInMemory(byte[] Bytes, List<KeptLine> Lines)
{
    /// <summary>A line.</summary>
    internal ReadOnlySpan<byte> Line(int at) => Bytes.AsSpan(Lines[at].Offset, Lines[at].Length);

    /// <summary>What a line is sorted by.</summary>
    internal ReadOnlySpan<byte> Key(int at) => Bytes.AsSpan(Lines[at].Offset, Lines[at].KeyLength);
}
