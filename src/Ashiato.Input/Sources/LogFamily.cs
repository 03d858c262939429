namespace Ashiato.Input.Sources;

/// <summary>A log with its rotated parts.</summary>
/// <param name="Path">The path of the log that is still written, whether it is there or not.</param>
/// <param name="Kind">What kind of log it is, when it is known.</param>
/// <param name="Parts">The files in time order, oldest first; read one after the other they are the log.</param>
/// <param name="MissingNumbers">Numbers that are missing in the middle of the row, ascending: parts that somebody took away.</param>
/// <param name="HasCurrent">Is the log that is still written there?</param>
public sealed record LogFamily(string Path, LogFileKind? Kind, IReadOnlyList<EvidenceFile> Parts, IReadOnlyList<int> MissingNumbers, bool HasCurrent);
