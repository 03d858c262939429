namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>A copy of a stream in a temporary file, for readers that must seek; only its owner may read it, and it is deleted when closed.</summary>
public static class SpooledFile
{
    /// <summary>No login records are larger; a packed stream may unpack to anything.</summary>
    public const long MostBytes = 16L << 30;

    /// <summary>Copies the rest of a stream.</summary>
    /// <param name="content">The stream; the caller closes it.</param>
    /// <param name="wasCut">The stream had more than <see cref="MostBytes"/> bytes; the copy ends there.</param>
    /// <returns>The copy at its beginning. Closing it deletes the file.</returns>
    /// <exception cref="IOException">The stream cannot be read or the copy not be written.</exception>
    public static FileStream Of(Stream content, out bool wasCut)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = Path.Combine(Path.GetTempPath(), "ashiato-" + Guid.NewGuid().ToString("N"));
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var copy = new FileStream(path, options);
        try
        {
            wasCut = Copy(content, copy);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static bool Copy(Stream content, FileStream copy)
    {
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (copy.Position + read > MostBytes)
            {
                return true;
            }

            // Holes stay holes: a run of zeros is skipped, not written.
            if (buffer.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                copy.Write(buffer.AsSpan(0, read));
            }
            else
            {
                copy.Position += read;
            }
        }

        copy.SetLength(copy.Position);
        return false;
    }
}
