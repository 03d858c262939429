using Ashiato.Core;

namespace Ashiato.Input.Sources;

/// <summary>
/// Where evidence comes from: the running host, a copied tree or mounted image, an archive, single files or standard
/// input. Nothing in it is ever written.
/// </summary>
public abstract class EvidenceRoot : IDisposable
{
    /// <summary>How the root was named.</summary>
    public abstract string Name { get; }

    /// <summary>Is it one file and nothing else? Then it is the evidence, and there is nothing left when it cannot be read.</summary>
    public virtual bool IsSingleFile => false;

    /// <summary>
    /// Every regular file, in ordinal order of its path. What cannot be listed (denied, a loop, a FIFO) goes to
    /// <paramref name="problems"/> and does not stop the rest.
    /// </summary>
    public abstract IEnumerable<EvidenceFile> Files(IProblemSink problems);

    /// <summary>
    /// One file by its path in the root, links followed inside the root; null when there is none, or when it is no regular
    /// file. Also finds files that <see cref="Files"/> leaves out because they are no evidence.
    /// </summary>
    /// <param name="relativePath">With forward slashes and no leading slash, for example <c>etc/passwd</c>.</param>
    /// <param name="problems">Takes what happens while the file is read.</param>
    public virtual EvidenceFile? Find(string relativePath, IProblemSink problems) => null;

    /// <summary>The text of a symbolic link as it is stored; null when there is no link at the path.</summary>
    /// <param name="relativePath">With forward slashes and no leading slash, for example <c>etc/localtime</c>.</param>
    public virtual string? LinkTarget(string relativePath) => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the root holds open.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
