using Ashiato.Input.Sources.LogFiles;

namespace Ashiato.Input.Sources;

/// <summary>The kinds of log files of Debian, Ubuntu, RHEL and Fedora servers that Ashiato can explain.</summary>
public static class LogFileCatalog
{
    private const string LogDirectory = "var/log/";

    /// <summary>Every kind, the most telling first.</summary>
    public static IReadOnlyList<LogFileKind> All { get; } =
        [.. AccountLogs.All, .. SystemLogs.All, .. SecurityLogs.All, .. WebLogs.All, .. ServiceLogs.All, .. DatabaseLogs.All];

    /// <summary>The kind of a file, by its path alone; null when there is none for it.</summary>
    /// <param name="relativePath">
    /// The path in the evidence root, for example <c>var/log/auth.log.2.gz</c>; in a copied log directory <c>auth.log.2.gz</c>.
    /// </param>
    public static LogFileKind? Find(string relativePath)
    {
        var current = RotatedName.Parse(relativePath).Base;
        return Match(current, InLogDirectory(current)) ?? Match(relativePath, InLogDirectory(relativePath));
    }

    // The part behind var/log/, wherever that stands in a copied tree.
    private static string InLogDirectory(string path)
    {
        var at = ("/" + path).IndexOf("/" + LogDirectory, StringComparison.Ordinal);
        return at < 0 ? path : path[(at + LogDirectory.Length)..];
    }

    private static LogFileKind? Match(string path, string inLogs)
    {
        foreach (var kind in All)
        {
            foreach (var pattern in kind.Patterns)
            {
                if (pattern[0] == '/' ? NamePattern.Matches(pattern.AsSpan(1), path) : NamePattern.Matches(pattern, inLogs))
                {
                    return kind;
                }
            }
        }

        return null;
    }
}
