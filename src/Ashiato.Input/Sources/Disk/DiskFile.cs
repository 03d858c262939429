using Ashiato.Core;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Sources.Disk;

/// <summary>A regular file of this machine's file systems.</summary>
internal sealed class DiskFile(string path, string displayPath, string relativePath, FileStatus status, IProblemSink problems) : EvidenceFile
{
    /// <inheritdoc/>
    public override string DisplayPath => displayPath;

    /// <inheritdoc/>
    public override string RelativePath => relativePath;

    /// <inheritdoc/>
    public override long? Length => status.Size;

    /// <inheritdoc/>
    public override DateTimeOffset? Modified => status.Modified;

    /// <inheritdoc/>
    public override UnixFileMode? Mode => status.Mode;

    /// <inheritdoc/>
    public override Stream Open() => new FixedLengthStream(ReadOnlyOpen.Open(path, out var length), length, displayPath, problems);
}
