using System.IO.Enumeration;
using Ashiato.Core;
using Ashiato.Input.Sources;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following;

/// <summary>The logs that a list of paths and patterns (glob(7): <c>*</c> and <c>?</c>) names.</summary>
internal static class LogPaths
{
    /// <summary>
    /// Every log once, in the order of the list and then by name. A pattern leaves out parts that were rotated away: they are read
    /// as what is left of their log.
    /// </summary>
    internal static List<string> Expand(IEnumerable<string> patterns, IProblemSink problems)
    {
        var found = new List<string>();
        foreach (var pattern in patterns)
        {
            var logs = IsPattern(pattern) ? Matching(pattern) : [Path.GetFullPath(pattern)];
            if (logs.Count == 0)
            {
                problems.Report(FollowProblems.NothingMatches(pattern));
            }

            found.AddRange(logs);
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    private static List<string> Matching(string pattern)
    {
        List<string> paths = ["/"];
        var names = Path.GetFullPath(pattern).Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            paths = [.. paths.SelectMany(path => IsPattern(name) ? Entries(path, name) : [Path.Join(path, name)])];
        }

        return [.. paths.Where(p => RotatedName.Parse(Path.GetFileName(p)).IsCurrent && FileStatus.Of(p, follow: false, out _) is { Type: not FileType.Directory })];
    }

    private static IEnumerable<string> Entries(string directory, string name)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(directory)
                .Where(p => FileSystemName.MatchesSimpleExpression(name, Path.GetFileName(p.AsSpan()), ignoreCase: false))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
