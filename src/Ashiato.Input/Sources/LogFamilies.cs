namespace Ashiato.Input.Sources;

/// <summary>Puts rotated parts of logs together.</summary>
public static class LogFamilies
{
    /// <summary>Beyond this many gaps in a row the numbers are no row of rotated parts.</summary>
    private const int MostMissing = 100;

    /// <summary>
    /// The families of the files, in ordinal order of their paths. Within a family: <c>.old</c> and dated parts by date,
    /// then numbered parts from the highest number down, the log that is still written last.
    /// </summary>
    public static IReadOnlyList<LogFamily> Group(IEnumerable<EvidenceFile> files) =>
    [
        .. files
            .Select(file => (File: file, Name: RotatedName.Parse(file.RelativePath), Folder: FolderOf(file)))
            .GroupBy(part => (part.Folder, part.Name.Base))
            .OrderBy(group => group.Key.Folder, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Base, StringComparer.Ordinal)
            .Select(group => Family(group.Key.Base, [.. group.Select(part => (part.File, part.Name))])),
    ];

    // Files of different roots (several named on the command line) may have the same relative path.
    private static string FolderOf(EvidenceFile file) => file.DisplayPath[..(file.DisplayPath.LastIndexOfAny(['/', '!']) + 1)];

    private static LogFamily Family(string path, List<(EvidenceFile File, RotatedName Name)> parts)
    {
        parts.Sort((a, b) => Compare(a.Name, b.Name, a.File, b.File));
        return new LogFamily(
            path,
            LogFileCatalog.Find(path),
            [.. parts.Select(p => p.File)],
            Missing([.. parts.Where(p => p.Name is { Number: not null, Date: null }).Select(p => p.Name.Number!.Value)]),
            parts.Exists(p => p.Name.IsCurrent));
    }

    private static int Compare(RotatedName a, RotatedName b, EvidenceFile fileA, EvidenceFile fileB)
    {
        var order = RotatedName.CompareAge(a, b);
        return order != 0 ? order : string.CompareOrdinal(fileA.RelativePath, fileB.RelativePath);
    }

    private static List<int> Missing(int[] numbers)
    {
        var missing = new List<int>();
        Array.Sort(numbers);
        for (var i = 1; i < numbers.Length && missing.Count <= MostMissing; i++)
        {
            for (var number = numbers[i - 1] + 1; number < numbers[i] && missing.Count <= MostMissing; number++)
            {
                missing.Add(number);
            }
        }

        return missing.Count > MostMissing ? [] : missing;
    }
}
