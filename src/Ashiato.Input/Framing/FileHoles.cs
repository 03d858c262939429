using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ashiato.Input.Framing;

/// <summary>Finds where data follows a hole in a sparse file, by lseek(2) with <c>SEEK_DATA</c>.</summary>
internal static partial class FileHoles
{
    private const int SeekData = 3;
    private const int NothingFollows = 6; // ENXIO

    /// <summary>Passes a hole that begins at the stream's current position, as if its zero bytes had been read.</summary>
    /// <param name="stream">Any stream; only files, and streams that know of one below them, have holes.</param>
    /// <returns>How many bytes were passed; 0 where no hole begins, or where holes are not known.</returns>
    public static long Skip(Stream stream)
    {
        if (stream is ReadOnlyStream known)
        {
            return known.SkipHole();
        }

        if (stream is not FileStream { CanSeek: true } file)
        {
            return 0;
        }

        var at = file.Position;
        var hole = NextData(file, at) - at;
        file.Position += hole;
        return hole;
    }

    /// <summary>The first offset not before <paramref name="from"/> that is not in a hole.</summary>
    /// <param name="file">A file.</param>
    /// <param name="from">Where to start.</param>
    /// <returns>
    /// The offset; <paramref name="from"/> itself when the file system does not tell; the file's length when only a hole
    /// follows, but never less than <paramref name="from"/>.
    /// </returns>
    public static long NextData(FileStream file, long from)
    {
        // Where a long has 64 bits off_t has them under the plain name too, in every C library.
        if (!file.CanSeek || !OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            return from;
        }

        // The framework reads with pread(2) at a position of its own, so that moving the descriptor does not matter.
        var found = Seek(file.SafeFileHandle, from, SeekData);
        if (found >= 0)
        {
            return Math.Max(found, from);
        }

        // The length of now: a file that was shortened meanwhile ends where it ends, and has no zeros there.
        return Marshal.GetLastPInvokeError() == NothingFollows ? Math.Max(from, RandomAccess.GetLength(file.SafeFileHandle)) : from;
    }

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);
}
