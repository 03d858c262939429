namespace Ashiato.Tests;

/// <summary>A directory of the test's own, removed at the end.</summary>
internal sealed class TempDirectory : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("ashiato-test-").FullName;

    internal string Write(string relativePath, ReadOnlySpan<byte> content)
    {
        var path = System.IO.Path.Combine(Path, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        file.Write(content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
