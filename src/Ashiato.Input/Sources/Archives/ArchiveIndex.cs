using Ashiato.Core;

namespace Ashiato.Input.Sources.Archives;

/// <summary>What an archive holds: its regular files and its links, by cleaned path.</summary>
internal sealed class ArchiveIndex(string archive, IProblemSink problems)
{
    /// <summary>No archive of logs holds more files.</summary>
    private const int MostMembers = 2_000_000;

    private const int MostLinks = 40;

    private readonly Dictionary<string, ArchiveMember> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly List<ArchiveMember> _all = [];

    /// <summary>The files in ordinal order of their paths.</summary>
    internal IReadOnlyList<EvidenceFile> Files => _all;

    /// <summary>Is there room for more?</summary>
    internal bool IsFull => _all.Count + _links.Count >= MostMembers;

    /// <summary>Adds a regular file.</summary>
    internal void Add(string name, long length, DateTimeOffset? modified, UnixFileMode? mode, Func<Stream> open) =>
        Add(new ArchiveMember(archive, MemberPath.Clean(name), length, modified, mode, open));

    /// <summary>Adds a symbolic link.</summary>
    internal void AddLink(string name, string target) => _links[MemberPath.Clean(name)] = target;

    /// <summary>Adds another name of a file that came before.</summary>
    internal void AddHardLink(string name, string target)
    {
        if (_files.TryGetValue(MemberPath.Clean(target), out var file))
        {
            Add(file.As(MemberPath.Clean(name)));
        }
    }

    /// <summary>Reports a member that cannot be read from the archive.</summary>
    internal void Refuse(string name, Func<string, Problem> problem) => problems.Report(problem($"{archive}!{MemberPath.Clean(name)}"));

    /// <summary>All members are known: sorts them, drops what is no evidence, looks for links that lead in a circle.</summary>
    internal void Complete()
    {
        if (SystemTree.IsSystem(_all.Select(f => f.RelativePath.Split('/')[0]).Distinct()))
        {
            _ = _all.RemoveAll(f => SystemTree.Omits(f.RelativePath));
        }

        _all.Sort((a, b) => string.CompareOrdinal(a.RelativePath, b.RelativePath));
        foreach (var path in _links.Keys.Order(StringComparer.Ordinal))
        {
            if (!TryFollow(path, out _))
            {
                problems.Report(SourceProblems.LinkLoop($"{archive}!{path}"));
            }
        }
    }

    /// <summary>The file that a path leads to.</summary>
    internal EvidenceFile? Find(string path) =>
        TryFollow(path, out var end) && _files.TryGetValue(end, out var file) ? (end == path ? file : file.As(path)) : null;

    /// <summary>The text of the link at a path.</summary>
    internal string? LinkTarget(string path) => _links.GetValueOrDefault(path);

    private void Add(ArchiveMember file)
    {
        if (file.RelativePath.Length > 0 && !IsFull)
        {
            _files[file.RelativePath] = file;
            _all.Add(file);
        }
    }

    // False when the links lead in a circle.
    private bool TryFollow(string path, out string end)
    {
        end = path;
        for (var links = 0; links <= MostLinks; links++)
        {
            if (FirstLink(end) is not { } link)
            {
                return true;
            }

            end = MemberPath.Clean(MemberPath.Follow(link, _links[link]) + end[link.Length..]);
            if (end.Length > 4096)
            {
                return false;
            }
        }

        return false;
    }

    private string? FirstLink(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_links.ContainsKey(path[..slash]))
            {
                return path[..slash];
            }
        }

        return _links.ContainsKey(path) ? path : null;
    }
}
