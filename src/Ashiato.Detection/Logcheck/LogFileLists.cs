using System.Text;

namespace Ashiato.Detection.Logcheck;

/// <summary>Reads logcheck.logfiles and <c>logcheck.logfiles.d/*.logfiles</c>: one path a line, or <c>journal</c>.</summary>
public static class LogFileLists
{
    /// <summary>The word that means the journal of systemd.</summary>
    public const string Journal = "journal";

    /// <summary>The log files of a list and of a directory of lists, in order.</summary>
    /// <param name="list">The list, or null.</param>
    /// <param name="directory">The directory, or null.</param>
    /// <exception cref="IOException">A list cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A list may not be read.</exception>
    public static IReadOnlyList<string> Read(string? list, string? directory)
    {
        var lists = new List<string>();
        if (File.Exists(list))
        {
            lists.Add(list);
        }

        if (Directory.Exists(directory))
        {
            var more = Directory.GetFiles(directory, "*.logfiles").Where(f => Path.GetFileName(f)[0] != '.').ToArray();
            Array.Sort(more, string.CompareOrdinal);
            lists.AddRange(more);
        }

        return [.. lists.SelectMany(ReadList)];
    }

    /// <summary>Blank lines and those that begin with <c>#</c> name nothing.</summary>
    internal static IEnumerable<string> Parse(string text) =>
        text.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l) && l[0] != '#');

    private static IEnumerable<string> ReadList(string path) => Parse(File.ReadAllText(path, Encoding.UTF8));
}
