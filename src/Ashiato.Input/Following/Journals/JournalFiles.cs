using Ashiato.Core;
using Ashiato.Input.Sources;
using Ashiato.Input.Sources.Posix;

namespace Ashiato.Input.Following.Journals;

/// <summary>The files of a journal directory, all open at one moment.</summary>
internal static class JournalFiles
{
    private const int MostTries = 50;

    /// <summary>More files are not opened at once: what journald keeps by itself is at most 100 (SystemMaxFiles) for each user and the system.</summary>
    private const int MostFiles = 2000;

    /// <summary>Opens every journal file of a directory and of the directories in it (one for each machine id).</summary>
    /// <returns>The files; null when there is no directory, or it is never still, which is reported.</returns>
    internal static List<OpenJournal>? Open(string directory, IProblemSink problems)
    {
        if (!Directory.Exists(directory))
        {
            problems.Report(SourceProblems.Missing(directory));
            return null;
        }

        for (var i = 0; i < MostTries; i++)
        {
            var open = new List<OpenJournal>();
            var held = new Parts.HeldProblems(problems);
            var files = List(directory);
            if (TryOpen(files, open, held) && files.SequenceEqual(List(directory)))
            {
                held.Release();
                return open;
            }

            open.ForEach(f => f.Dispose());
        }

        problems.Report(FollowProblems.Unsteady(directory));
        return null;
    }

    private static bool TryOpen(List<(string Path, ulong Inode)> files, List<OpenJournal> open, Parts.HeldProblems problems)
    {
        foreach (var (path, _) in files)
        {
            try
            {
                if (OpenJournal.Open(path, problems) is { } journal)
                {
                    open.Add(journal);
                }
            }
            catch (FileNotFoundException)
            {
                return false;
            }
            catch (UnauthorizedAccessException)
            {
                problems.Report(SourceProblems.Denied(path));
            }
            catch (IOException e)
            {
                problems.Report(SourceProblems.Unreadable(path, e.Message));
            }
        }

        return true;
    }

    private static List<(string Path, ulong Inode)> List(string directory)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.ReparsePoint };
        var files = new List<(string, ulong)>();
        foreach (var path in Directory.EnumerateFiles(directory, "*.journal*", options).Where(IsJournal).Order(StringComparer.Ordinal).Take(MostFiles))
        {
            if (FileStatus.Of(path, follow: false, out _) is { Type: FileType.Regular } status)
            {
                files.Add((path, status.Inode));
            }
        }

        return files;
    }

    private static bool IsJournal(string path) => path.EndsWith(".journal", StringComparison.Ordinal) || path.EndsWith(".journal~", StringComparison.Ordinal);
}
