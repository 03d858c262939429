namespace Ashiato.App.Output;

/// <summary>Paths with every symbolic link on the way followed (realpath(3)); parts that do not exist stay as written.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows before it says ELOOP.</summary>
    private const int MostLinks = 40;

    /// <summary>The real absolute path, without a slash at the end.</summary>
    public static string Of(string path)
    {
        var left = MostLinks;
        return Resolve(Path.GetFullPath(path), ref left);
    }

    /// <summary>Is <paramref name="path"/> the directory itself or something in it? Both are real paths.</summary>
    public static bool IsWithin(string path, string directory) =>
        directory == "/" || path == directory || path.StartsWith(directory + "/", StringComparison.Ordinal);

    private static string Resolve(string path, ref int left)
    {
        var parent = Path.GetDirectoryName(path.TrimEnd('/'));
        if (parent is null)
        {
            return "/";
        }

        var here = Path.Combine(Resolve(parent, ref left), Path.GetFileName(path.TrimEnd('/')));
        var target = left > 0 ? new FileInfo(here).LinkTarget : null;
        if (target is null)
        {
            return here;
        }

        left--;
        return Resolve(Path.GetFullPath(target, Path.GetDirectoryName(here)!), ref left);
    }
}
