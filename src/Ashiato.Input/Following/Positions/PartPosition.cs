namespace Ashiato.Input.Following.Positions;

/// <summary>How far one file was read, and what proves that a file is still that one: what it says, not what it is called.</summary>
/// <param name="Device">Device that held it (major number in the upper 32 bits); a hint where to look first.</param>
/// <param name="Inode">Its inode; a hint too, because inodes are used again.</param>
/// <param name="Offset">Bytes of the unpacked text that were handed on.</param>
/// <param name="Length">Bytes of the unpacked text that were there; more than <paramref name="Offset"/> when a last line had no end yet.</param>
/// <param name="Head">Hash of the first <see cref="ContentWindow.Most"/> bytes, or of all up to the offset when that is less.</param>
/// <param name="Tail">Hash of the last <see cref="ContentWindow.Most"/> bytes before the offset, or of all of them.</param>
/// <param name="Trail">Marks at line ends, in base64: where reading can go on in a file that was shortened or rewritten (<see cref="LineTrail"/>).</param>
public sealed record PartPosition(ulong Device, ulong Inode, long Offset, long Length, string Head, string Tail, string Trail);
