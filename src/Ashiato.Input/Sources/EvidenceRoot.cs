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

    /// <summary>
    /// Every regular file, in ordinal order of its path. What cannot be listed (denied, a loop, a FIFO) goes to
    /// <paramref name="problems"/> and does not stop the rest.
    /// </summary>
    public abstract IEnumerable<EvidenceFile> Files(IProblemSink problems);

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
