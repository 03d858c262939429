namespace Ashiato.Mail.Queue;

/// <summary>Files that are there as a whole after a crash or a power failure, or not at all.</summary>
internal static class DurableFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file: under a temporary name, fsync, rename, fsync of the directory. When it returns, the file stays.</summary>
    /// <exception cref="IOException">It cannot be written; nothing is left of it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():n}{QueueLayout.Temporary}";
        try
        {
            using (var file = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly, Share = FileShare.None }))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        Libc.SyncDirectory(Path.GetDirectoryName(path)!);
    }
}
