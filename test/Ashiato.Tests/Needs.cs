namespace Ashiato.Tests;

/// <summary>What a test needs from outside the repository; without it the test is skipped and says why.</summary>
internal static class Needs
{
    /// <summary>The corpora directory beside the repository.</summary>
    public static string Corpora() => Shared("corpora");

    /// <summary>A directory or file under <c>shared</c>, found by walking up from the test assembly.</summary>
    public static string Shared(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", name);
            if (Path.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip($"shared/{name} is not beside the repository");
        return "";
    }

    /// <summary>The path of a program of the system.</summary>
    public static string Program(string name, params string[] moreDirectories)
    {
        foreach (var directory in new[] { "/usr/bin", "/bin", "/usr/sbin", "/sbin" }.Concat(moreDirectories))
        {
            var path = Path.Combine(directory, name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip($"{name} is not installed");
        return "";
    }
}
