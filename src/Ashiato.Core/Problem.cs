namespace Ashiato.Core;

/// <summary>What is wrong with a piece of evidence.</summary>
public enum ProblemKind
{
    /// <summary>There is no such file or directory.</summary>
    Missing,

    /// <summary>The file may not be read.</summary>
    Denied,

    /// <summary>Reading failed (an input/output error).</summary>
    Unreadable,

    /// <summary>The file is damaged; it was read up to the damage.</summary>
    Damaged,

    /// <summary>The file ends inside a record or a packed stream.</summary>
    Cut,

    /// <summary>Not a regular file (FIFO, socket, device): not opened.</summary>
    NotAFile,

    /// <summary>A directory that contains itself, or a link that leads outside the evidence.</summary>
    Loop,

    /// <summary>Unpacks to far more than a log would; reading was stopped.</summary>
    Bomb,

    /// <summary>The file became shorter while it was read.</summary>
    ShrankWhileRead,

    /// <summary>A system library that is needed to unpack the file is not installed.</summary>
    LibraryMissing,

    /// <summary>The content is not that of a log.</summary>
    NotALog,

    /// <summary>Lines that were written are nowhere to be found: a log was shortened, replaced, or rotated away.</summary>
    LinesLost,

    /// <summary>Another run is using the same state directory.</summary>
    StateBusy,
}

/// <summary>Something that could not be read, or not to its end. Everything readable is still read.</summary>
/// <param name="Kind">What kind of trouble.</param>
/// <param name="Path">The file, as a person would write it.</param>
/// <param name="Offset">Where in the unpacked file, in bytes; null when that makes no sense.</param>
/// <param name="Text">One line for a person: what, where, why, what to do. Without a line end.</param>
public sealed record Problem(ProblemKind Kind, string Path, long? Offset, Text Text);
