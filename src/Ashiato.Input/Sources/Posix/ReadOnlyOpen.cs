using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ashiato.Input.Sources.Posix;

/// <summary>
/// Opens evidence with open(2). The framework's own way takes a lock on the file (flock), which may fail or get in the way
/// of the log's writer, and waits for ever when a FIFO was put in the place of a file.
/// </summary>
internal static partial class ReadOnlyOpen
{
    private const int ReadOnly = 0;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int BufferLength = 256 * 1024;

    /// <summary>Opens a regular file.</summary>
    /// <param name="path">The path on this machine.</param>
    /// <param name="length">Its length now.</param>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="IOException">It cannot be read, or is no regular file.</exception>
    internal static FileStream Open(string path, out long length)
    {
        var descriptor = open(path, ReadOnly | NoControllingTerminal | NonBlocking | CloseOnExec);
        if (descriptor < 0)
        {
            throw Failure(path, Marshal.GetLastPInvokeError());
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (FileStatus.Of(handle) is not { Type: FileType.Regular } status)
        {
            handle.Dispose();
            throw new IOException($"{path}: not a regular file");
        }

        length = status.Size;
        return new FileStream(handle, FileAccess.Read, BufferLength, isAsync: false);
    }

    private static Exception Failure(string path, int errno) => errno switch
    {
        FileStatus.AccessDenied or FileStatus.NotPermitted => new UnauthorizedAccessException($"{path}: {Marshal.GetPInvokeErrorMessage(errno)}"),
        FileStatus.NoEntry or FileStatus.NotDirectory => new FileNotFoundException($"{path}: {Marshal.GetPInvokeErrorMessage(errno)}", path),
        _ => new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(errno)}"),
    };

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);
}
