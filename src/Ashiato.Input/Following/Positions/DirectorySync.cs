using System.Runtime.InteropServices;

namespace Ashiato.Input.Following.Positions;

/// <summary>Makes the names in a directory survive a power cut: fsync(2) of the directory, which the framework has no word for.</summary>
internal static partial class DirectorySync
{
    private const int DirectoryOnly = 0x10000;
    private const int CloseOnExec = 0x80000;

    /// <summary>Writes a directory's entries to the disk.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    internal static void Flush(string directory)
    {
        var descriptor = open(directory, DirectoryOnly | CloseOnExec);
        if (descriptor < 0)
        {
            throw new IOException($"{directory}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }

        var failed = fsync(descriptor) != 0;
        var errno = Marshal.GetLastPInvokeError();
        _ = close(descriptor);
        if (failed)
        {
            throw new IOException($"{directory}: {Marshal.GetPInvokeErrorMessage(errno)}");
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int descriptor);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);
}
