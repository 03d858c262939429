using Ashiato.Core;
using Ashiato.Input.Sources;

namespace Ashiato.App.Pipelines;

/// <summary>Which files of the evidence are logs: everything under /var/log, what the catalogue knows elsewhere, and all of a bare log directory.</summary>
public static class LogSelection
{
    /// <summary>What is said of a file that the catalogue does not know.</summary>
    public static readonly Text Unknown = new("a file the catalogue does not know", "カタログにないファイル");

    /// <summary>
    /// The families of logs in the order to read them: those whose stamps carry years first, so that the years of the others
    /// can lean on them; refused log-ins before granted ones; the journal before the text logs that repeat it.
    /// </summary>
    public static IReadOnlyList<LogFamily> Of(EvidenceRoot root, IProblemSink problems)
    {
        var all = LogFamilies.Group(root.Files(problems));
        var isTree = all.Any(f => IsUnder(f.Path, "etc/"));
        return [.. all.Where(f => !isTree || IsLog(f)).OrderBy(Order).ThenBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static bool IsLog(LogFamily family) => family.Kind is not null || IsUnder(family.Path, "var/log/") || IsUnder(family.Path, "run/log/");

    private static bool IsUnder(string path, string directory) =>
        path.StartsWith(directory, StringComparison.Ordinal) || path.Contains("/" + directory, StringComparison.Ordinal);

    private static int Order(LogFamily family)
    {
        var name = family.Path[(family.Path.LastIndexOf('/') + 1)..];
        return name switch
        {
            "btmp" => 0,
            "wtmp" or "lastlog" or "utmp" => 1,
            "dpkg.log" or "history.log" or "dnf.log" => 2,
            _ when name.Contains(".journal", StringComparison.Ordinal) => 3,
            _ when name.StartsWith("access", StringComparison.Ordinal) => 4,
            _ => 5,
        };
    }
}
