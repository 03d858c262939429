namespace Ashiato.Tests;

/// <summary>Things that a test needs and may not find: it is skipped then, with the reason.</summary>
internal static class Needs
{
    /// <summary>The log corpora, in a folder <c>shared/corpora</c> beside the repository or above it.</summary>
    internal static string Corpora()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var corpora = Path.Combine(at.FullName, "shared", "corpora");
            if (Directory.Exists(corpora))
            {
                return corpora;
            }
        }

        Assert.Skip("No shared/corpora beside the repository.");
        return "";
    }

    /// <summary>The full path of a program of the system.</summary>
    internal static string Program(string name, params string[] moreDirectories)
    {
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(moreDirectories);
        var found = directories.Select(d => Path.Combine(d, name)).FirstOrDefault(File.Exists);
        if (found is null)
        {
            Assert.Skip($"The program {name} is not installed.");
        }

        return found!;
    }
}
