namespace Ashiato.Input.Framing;

/// <summary>
/// A seekable copy of a stream that can only be read forward. Small content stays in memory; more goes to a temporary file
/// that has no name any more once it is open, so that nothing is left behind even after a crash.
/// </summary>
public static class Spool
{
    /// <summary>Content up to this many bytes stays in memory.</summary>
    public const int MostInMemory = 4 << 20;

    /// <summary>No more than this is ever spooled: 64 GiB.</summary>
    public const long MostSpooled = 64L << 30;

    /// <summary>
    /// A seekable stream of the same bytes, at its beginning: <paramref name="content"/> itself when it is seekable. The
    /// result is the caller's to dispose; <paramref name="content"/> stays the caller's too.
    /// </summary>
    /// <param name="content">What is copied, from where it stands.</param>
    /// <param name="most">At most this many bytes are copied; the rest is left unread.</param>
    /// <exception cref="IOException">The temporary directory is full or cannot be written.</exception>
    public static Stream Seekable(Stream content, long most = MostSpooled)
    {
        if (content.CanSeek)
        {
            return content;
        }

        Stream copy = new MemoryStream();
        try
        {
            copy = Fill(copy, content, most);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static Stream Fill(Stream copy, Stream content, long most)
    {
        var buffer = new byte[128 * 1024];
        for (int count; most > 0 && (count = content.Read(buffer, 0, (int)Math.Min(buffer.Length, most))) > 0; most -= count)
        {
            if (copy is MemoryStream memory && copy.Length + count > MostInMemory)
            {
                copy = Nameless();
                memory.WriteTo(copy);
            }

            copy.Write(buffer, 0, count);
        }

        return copy;
    }

    private static FileStream Nameless()
    {
        var path = Path.Combine(Path.GetTempPath(), $"ashiato-{Path.GetRandomFileName()}");
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 64 * 1024,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        return file;
    }
}
