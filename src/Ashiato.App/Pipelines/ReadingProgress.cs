namespace Ashiato.App.Pipelines;

/// <summary>How far a reading is.</summary>
/// <param name="File">The file that is read.</param>
/// <param name="BytesDone">Stored bytes read.</param>
/// <param name="BytesTotal">Stored bytes in all.</param>
/// <param name="Records">Records read.</param>
public readonly record struct ReadingProgress(string File, long BytesDone, long BytesTotal, long Records);
