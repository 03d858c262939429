namespace Ashiato.EndToEnd;

/// <summary>A directory of the test's own, removed at the end.</summary>
internal sealed class TempDirectory : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("ashiato-e2e-").FullName;

    internal string At(string relativePath)
    {
        var path = System.IO.Path.Combine(Path, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    internal string Write(string relativePath, ReadOnlySpan<byte> content)
    {
        var path = At(relativePath);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Lets other users in; what has no permissions at all keeps none.</summary>
    internal void OpenForAll()
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Prepend(Path))
        {
            if (File.GetUnixFileMode(path) is not UnixFileMode.None and var mode)
            {
                File.SetUnixFileMode(path, mode | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            }
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
