using Ashiato.Core;
using Ashiato.Input.Sources.Disk;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Sources;

/// <summary>One file that was named on the command line; records name it exactly as it was given.</summary>
/// <param name="path">The path, as given.</param>
public sealed class FileRoot(string path) : EvidenceRoot
{
    /// <inheritdoc/>
    public override bool IsSingleFile => true;

    /// <inheritdoc/>
    public override string Name => path;

    /// <inheritdoc/>
    public override IEnumerable<EvidenceFile> Files(IProblemSink problems)
    {
        if (FileStatus.Of(path, follow: true, out var errno) is { } status)
        {
            yield return status.Type == FileType.Regular
                ? new DiskFile(path, path, Path.GetFileName(path), status, problems)
                : new StreamFile(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            yield break;
        }

        problems.Report(errno == FileStatus.AccessDenied ? SourceProblems.Denied(path) : SourceProblems.Missing(path));
    }
}
