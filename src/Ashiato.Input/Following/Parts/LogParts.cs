using Ashiato.Input.Sources;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following.Parts;

/// <summary>The files of a log's family at one moment.</summary>
/// <param name="Current">The log itself as lstat(2) sees it; null when it is not there.</param>
/// <param name="Rotated">The regular files that were rotated away, oldest first, of two forms of one part (while it is packed) the plain one.</param>
internal sealed record LogParts(FileStatus? Current, IReadOnlyList<LogPart> Rotated)
{
    /// <summary>Of a longer row the oldest parts are not looked at: ten years of daily rotation.</summary>
    private const int MostParts = 4096;

    /// <summary>Looks at the directory.</summary>
    /// <param name="log">The path of the log.</param>
    /// <exception cref="IOException">The directory cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    internal static LogParts Of(string log) => new(FileStatus.Of(log, follow: false, out _), Listed(log));

    /// <summary>Have the same names the same inodes? Two listings in a row that are alike were not taken in the middle of a rotation.</summary>
    internal bool IsSame(LogParts other) =>
        Current?.Inode == other.Current?.Inode && Current?.Device == other.Current?.Device
        && Rotated.Count == other.Rotated.Count && Rotated.Zip(other.Rotated).All(pair => pair.First.IsSame(pair.Second));

    private static List<LogPart> Listed(string log)
    {
        var name = Path.GetFileName(log);
        var directory = Path.GetDirectoryName(Path.GetFullPath(log))!;
        if (!Directory.Exists(directory))
        {
            return [];
        }

        // mail.log may become mail.log.1 or mail-20260301.log.
        var stem = name.AsSpan().TrimStart('.').IndexOf('.') > 0 ? name[..name.IndexOf('.', 1)] : name;
        var parts = new List<LogPart>();
        foreach (var path in Directory.EnumerateFiles(directory, "*").Where(p => Path.GetFileName(p.AsSpan()).StartsWith(stem, StringComparison.Ordinal)))
        {
            var file = Path.GetFileName(path);
            var parsed = RotatedName.Parse(file);
            if (!parsed.IsCurrent && parsed.Base == name && FileStatus.Of(path, follow: false, out _) is { Type: FileType.Regular } status)
            {
                parts.Add(new LogPart(path, parsed, status));
            }
        }

        return InOrder(parts);
    }

    private static List<LogPart> InOrder(List<LogPart> parts)
    {
        parts.Sort((a, b) =>
        {
            var order = RotatedName.CompareAge(a.Name, b.Name);
            order = order != 0 ? order : a.IsPacked.CompareTo(b.IsPacked);
            return order != 0 ? order : string.CompareOrdinal(a.Path, b.Path);
        });
        for (var i = parts.Count - 1; i > 0; i--)
        {
            if (RotatedName.CompareAge(parts[i - 1].Name, parts[i].Name) == 0)
            {
                parts.RemoveAt(i);
            }
        }

        return parts.Count > MostParts ? parts[^MostParts..] : parts;
    }
}
