namespace Ashiato.Input.Framing;

/// <summary>One line, or a piece of a very long one, or a run of zero bytes, as a place in the buffer.</summary>
/// <param name="Start">Where it begins in the buffer.</param>
/// <param name="Length">Its bytes without the line end.</param>
/// <param name="EndLength">Bytes of the line end (0, 1 or 2).</param>
/// <param name="Zeros">When not 0: so many zero bytes stand here, and there is no line.</param>
/// <param name="IsPiece">The line goes on: this is only a piece of it.</param>
internal readonly record struct LineSpan(int Start, int Length, int EndLength, long Zeros, bool IsPiece);
