namespace Ashiato.Tests;

/// <summary>Compares what a report says with the file a person has approved. <c>ASHIATO_APPROVE=1</c> writes the files anew: look at the difference before it is committed.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Repository(), "test", "golden", name);
        if (Environment.GetEnvironmentVariable("ASHIATO_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"test/golden/{name} is not there; ASHIATO_APPROVE=1 writes it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    /// <summary>The repository, found by walking up from the test assembly.</summary>
    public static string Repository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Ashiato.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("the test assembly does not lie in the repository");
    }
}
