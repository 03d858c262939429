using Ashiato.Input.Sources;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following.Parts;

/// <summary>A file of a log's family at one moment: the log itself, or a part that was rotated away.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name taken apart.</param>
/// <param name="Status">What it is.</param>
internal sealed record LogPart(string Path, RotatedName Name, FileStatus Status)
{
    /// <summary>Is it packed? Told by the name: the text of a log that is written to is never unpacked, so its rotated part is not either.</summary>
    internal bool IsPacked { get; } = !Name.IsCurrent && RotatedName.IsPacked(Path);

    /// <summary>Is it the inode of the position? A hint, no proof.</summary>
    internal bool IsInodeOf(Positions.PartPosition position) => Status.Device == position.Device && Status.Inode == position.Inode;

    /// <summary>Is it the same name of the same inode?</summary>
    internal bool IsSame(LogPart other) => Path == other.Path && Status.Device == other.Status.Device && Status.Inode == other.Status.Inode;
}
