namespace Ashiato.Input.Following;

/// <summary>One new line, or a piece of a very long one. Valid until the sink returns.</summary>
/// <param name="log">The log, as it is named in the list of logs.</param>
/// <param name="file">The file it stands in: the log itself, or a part that was rotated away; of a journal its directory.</param>
/// <param name="offset">Byte offset in the unpacked file; of a journal the entry's number in its sequence.</param>
/// <param name="bytes">The line without its end.</param>
/// <param name="continues">Does it continue the piece before it?</param>
/// <param name="goesOn">Does the line go on: is the next one of this file its continuation, or is its end not written yet?</param>
public readonly ref struct FollowedLine(string log, string file, long offset, ReadOnlySpan<byte> bytes, bool continues, bool goesOn)
{
    /// <summary>The log, as it is named in the list of logs.</summary>
    public string Log { get; } = log;

    /// <summary>The file it stands in.</summary>
    public string File { get; } = file;

    /// <summary>Byte offset in the unpacked file; of a journal the entry's number in its sequence.</summary>
    public long Offset { get; } = offset;

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>Does it continue the piece before it?</summary>
    public bool Continues { get; } = continues;

    /// <summary>Does the line go on?</summary>
    public bool GoesOn { get; } = goesOn;
}
