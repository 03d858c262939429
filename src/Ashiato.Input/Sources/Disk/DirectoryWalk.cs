using Ashiato.Core;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Sources.Disk;

/// <summary>Lists the files of a directory tree, depth first, in ordinal order of their paths.</summary>
internal sealed class DirectoryWalk(LinkResolver links, Func<string, string> displayPath, IProblemSink problems)
{
    /// <summary>A tree deeper than this is not a log tree.</summary>
    private const int MostDepth = 64;

    private readonly List<(ulong Device, ulong Inode)> _above = [];
    private bool _isSystem;

    /// <summary>Every regular file of the root.</summary>
    internal IEnumerable<EvidenceFile> Files()
    {
        if (FileStatus.Of(links.PathOf(""), follow: true, out _) is not { } top)
        {
            return [];
        }

        _isSystem = SystemTree.IsSystem(Entries("").Select(e => e.Name));
        return Below("", top);
    }

    private IEnumerable<EvidenceFile> Below(string directory, FileStatus status)
    {
        if (_above.Contains((status.Device, status.Inode)) || _above.Count >= MostDepth)
        {
            problems.Report(_above.Count >= MostDepth
                ? SourceProblems.TooDeep(displayPath(directory), MostDepth)
                : SourceProblems.LinkLoop(displayPath(directory)));
            yield break;
        }

        _above.Add((status.Device, status.Inode));
        var entries = Entries(directory);
        entries.Sort((a, b) => string.CompareOrdinal(a.Order, b.Order));
        foreach (var entry in entries)
        {
            foreach (var file in Of(directory.Length == 0 ? entry.Name : $"{directory}/{entry.Name}", entry.Status))
            {
                yield return file;
            }
        }

        _above.RemoveAt(_above.Count - 1);
    }

    private IEnumerable<EvidenceFile> Of(string path, FileStatus status)
    {
        switch (status.Type)
        {
            case var _ when IsOmitted(path):
                return [];
            case FileType.Directory:
                return Below(path, status);
            case FileType.Regular:
                return [new DiskFile(links.PathOf(path), displayPath(path), path, status, problems)];
            case FileType.Link:
                return OfLink(path);
            default:
                problems.Report(SourceProblems.NotAFile(displayPath(path)));
                return [];
        }
    }

    // What a link points to is listed under its own name, unless that place is left out.
    private IEnumerable<EvidenceFile> OfLink(string path)
    {
        switch (links.Resolve(path, out var resolved, out var status))
        {
            case LinkEnd.Outside:
                problems.Report(SourceProblems.LinkOutside(displayPath(path)));
                break;
            case LinkEnd.Loop:
            case LinkEnd.Inside when status.Type == FileType.Directory && SystemTree.IsWithin(path, resolved):
                problems.Report(SourceProblems.LinkLoop(displayPath(path)));
                break;
            case LinkEnd.Inside when status.Type == FileType.Regular && IsOmitted(resolved):
                return [new DiskFile(links.PathOf(resolved), displayPath(path), path, status, problems)];
        }

        return [];
    }

    private bool IsOmitted(string path) => _isSystem && SystemTree.Omits(path);

    private List<(string Name, string Order, FileStatus Status)> Entries(string directory)
    {
        var entries = new List<(string Name, string Order, FileStatus Status)>();
        try
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(links.PathOf(directory), "*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false }))
            {
                Add(entries, directory, path);
            }
        }
        catch (UnauthorizedAccessException)
        {
            problems.Report(SourceProblems.Denied(displayPath(directory)));
        }
        catch (IOException e)
        {
            problems.Report(SourceProblems.Unreadable(displayPath(directory), e.GetType().Name));
        }

        return entries;
    }

    private void Add(List<(string Name, string Order, FileStatus Status)> entries, string directory, string path)
    {
        var name = Path.GetFileName(path);
        if (FileStatus.Of(path, follow: false, out var errno) is { } status)
        {
            // A directory sorts by its name with the slash that follows in the paths below it.
            entries.Add((name, status.Type == FileType.Directory ? name + "/" : name, status));
        }
        else
        {
            var shown = displayPath(directory.Length == 0 ? name : $"{directory}/{name}");
            problems.Report(errno is FileStatus.AccessDenied ? SourceProblems.Denied(shown) : SourceProblems.Unreadable(shown, $"errno {errno}"));
        }
    }
}
