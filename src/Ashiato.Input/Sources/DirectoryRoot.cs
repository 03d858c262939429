using Ashiato.Core;
using Ashiato.Input.Sources.Disk;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Sources;

/// <summary>
/// A directory as evidence: <c>/</c>, a mounted image, a copied tree, or a copied log directory. Every file is listed once,
/// under its own name; a link to it adds nothing. Of a whole system's tree, programs, caches and kernel interfaces are left out.
/// </summary>
public sealed class DirectoryRoot : EvidenceRoot
{
    private readonly string _name;
    private readonly LinkResolver _links;

    /// <summary>The directory <paramref name="path"/>, which is named in problems and records as given here.</summary>
    public DirectoryRoot(string path)
    {
        _name = path.Length > 1 ? path.TrimEnd('/') : path;
        _name = _name.Length == 0 ? "/" : _name;
        _links = new LinkResolver(_name);
    }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <inheritdoc/>
    public override IEnumerable<EvidenceFile> Files(IProblemSink problems) => new DirectoryWalk(_links, DisplayPath, problems).Files();

    /// <inheritdoc/>
    public override EvidenceFile? Find(string relativePath, IProblemSink problems) =>
        _links.Resolve(relativePath, out var resolved, out var status) == LinkEnd.Inside && status.Type == FileType.Regular
            ? new DiskFile(_links.PathOf(resolved), DisplayPath(relativePath), relativePath, status, problems)
            : null;

    /// <inheritdoc/>
    public override string? LinkTarget(string relativePath)
    {
        var parent = relativePath[..Math.Max(relativePath.LastIndexOf('/'), 0)];
        if (_links.Resolve(parent, out var resolved, out _) != LinkEnd.Inside)
        {
            return null;
        }

        var name = relativePath[(relativePath.LastIndexOf('/') + 1)..];
        return new FileInfo(Path.Join(_links.PathOf(resolved), name)).LinkTarget;
    }

    private string DisplayPath(string relativePath) => relativePath.Length == 0 ? _name : _name == "/" ? "/" + relativePath : $"{_name}/{relativePath}";
}
