using Ashiato.Core;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Sources.Disk;

/// <summary>A regular file of this machine's file systems.</summary>
internal sealed class DiskFile(string path, string displayPath, string relativePath, FileStatus status, IProblemSink problems) : EvidenceFile
{
    private bool _saidShrank;

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
    public override Stream Open() => new FixedLengthStream(ReadOnlyOpen.Open(path, out var length), length, at => ReportShrank(length, at));

    // A log may be opened twice, to find its years and to read it; that somebody shortened it is one thing to say.
    private void ReportShrank(long length, long at)
    {
        if (!_saidShrank)
        {
            _saidShrank = true;
            problems.Report(SourceProblems.Shrank(displayPath, length, at));
        }
    }
}
