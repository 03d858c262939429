namespace Ashiato.Input.Patterns;

/// <summary>Where one capture of a pattern stands in the message.</summary>
/// <param name="Node">Number of the <see cref="PatternNode"/> in its pattern.</param>
/// <param name="Start">Offset of the first byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct PatternCapture(int Node, int Start, int Length);
