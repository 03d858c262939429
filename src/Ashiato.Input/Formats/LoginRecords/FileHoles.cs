using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>Finds where data follows a hole in a sparse file, by lseek(2) with <c>SEEK_DATA</c>.</summary>
internal static partial class FileHoles
{
    private const int SeekData = 3;
    private const int NothingFollows = 6; // ENXIO

    /// <summary>The first offset not before <paramref name="from"/> that is not in a hole.</summary>
    /// <param name="stream">Any stream; only files have holes.</param>
    /// <param name="from">Where to start.</param>
    /// <returns>The offset, <paramref name="from"/> itself when holes are not known, or the file's length when only a hole follows.</returns>
    public static long SkipHole(Stream stream, long from)
    {
        if (stream is not FileStream { CanSeek: true } file || !OperatingSystem.IsLinux())
        {
            return from;
        }

        var found = Seek(file.SafeFileHandle, from, SeekData);
        return found >= from ? found : Marshal.GetLastPInvokeError() == NothingFollows ? Math.Max(from, file.Length) : from;
    }

    [LibraryImport("libc", EntryPoint = "lseek64", SetLastError = true)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);
}
