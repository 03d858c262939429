namespace Ashiato.App.Pipelines.Check;

/// <summary>Takes a line.</summary>
/// <param name="line">Its bytes, without the end; valid during the call only.</param>
public delegate void LineTaker(ReadOnlySpan<byte> line);
