namespace Ashiato.Input.Sources.Archives;

/// <summary>Makes the name of an archive's member a plain relative path.</summary>
internal static class MemberPath
{
    /// <summary>No leading slash, no empty parts, no <c>.</c>; <c>..</c> never climbs above the archive.</summary>
    internal static string Clean(string name)
    {
        var parts = new List<string>();
        foreach (var part in name.Replace('\\', '/').Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(parts.Count - 1, 0), Math.Min(parts.Count, 1));
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Where a symbolic link in the directory of <paramref name="linkPath"/> leads.</summary>
    internal static string Follow(string linkPath, string target) =>
        Clean(target.StartsWith('/') ? target : $"{linkPath[..Math.Max(linkPath.LastIndexOf('/'), 0)]}/{target}");
}
