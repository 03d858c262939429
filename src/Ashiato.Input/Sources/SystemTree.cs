namespace Ashiato.Input.Sources;

/// <summary>
/// What of a whole system's tree (<c>/</c>, a mounted image) is not listed: kernel interfaces, whose files are no files, and
/// programs and caches, which are many and hold no logs. Single files there are still found by name.
/// </summary>
internal static class SystemTree
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "bin", "boot", "dev", "lib", "lib32", "lib64", "libx32", "proc", "sbin", "snap", "sys", "lost+found",
        "run", "usr",
        "var/cache", "var/lib/apt", "var/lib/dpkg", "var/lib/rpm", "var/lib/dnf", "var/lib/snapd", "var/lib/flatpak",
        "var/lib/docker/overlay2", "var/lib/docker/image", "var/lib/containerd", "var/lib/containers/storage/overlay",
        "var/lib/mysql", "var/lib/postgresql", "var/lib/mongodb", "var/lib/clickhouse",
    };

    // Evidence inside what is left out.
    private static readonly string[] Kept = ["run/log", "run/utmp", "usr/local"];

    /// <summary>Does the root look like a whole system, not a copied log directory?</summary>
    /// <param name="topNames">The names in the root directory.</param>
    internal static bool IsSystem(IEnumerable<string> topNames)
    {
        var names = topNames.ToHashSet(StringComparer.Ordinal);
        return names.Contains("var") && names.Contains("etc");
    }

    /// <summary>Is the path, or a directory above it, left out?</summary>
    internal static bool Omits(string relativePath)
    {
        for (var end = relativePath.Length; end > 0; end = relativePath.LastIndexOf('/', end - 1))
        {
            if (LeftOut.Contains(relativePath[..end]))
            {
                return !Array.Exists(Kept, kept => IsWithin(relativePath, kept) || IsWithin(kept, relativePath));
            }
        }

        return false;
    }

    /// <summary>Is <paramref name="path"/> the directory or something in it?</summary>
    internal static bool IsWithin(string path, string directory) =>
        directory.Length == 0 || (path.StartsWith(directory, StringComparison.Ordinal) && (path.Length == directory.Length || path[directory.Length] == '/'));
}
