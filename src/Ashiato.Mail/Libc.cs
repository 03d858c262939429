using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ashiato.Mail;

/// <summary>What the framework has no word for: flock(2), fsync(2) of a directory, open(2) that follows no link, getpwnam(3).</summary>
internal static partial class Libc
{
    private const int ReadOnly = 0;
    private const int NonBlock = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int WriteAccess = 2;
    private const int SearchAccess = 1;
    private const int LockExclusive = 2;
    private const int LockNonBlock = 4;

    // The value of O_NOFOLLOW differs: 0x20000 on x86, 0x8000 on ARM.
    private static readonly int NoFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    /// <summary>Opens a file for reading; a link is refused, a FIFO does not wait, and no lock of the framework is taken.</summary>
    /// <returns>The open file, or null when it cannot be opened.</returns>
    public static SafeFileHandle? OpenToRead(string path)
    {
        var descriptor = OpenCall(path, ReadOnly | NonBlock | CloseOnExec | NoFollow, 0);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Takes the file for this process alone, without waiting (flock(2)); it is free again when the handle closes or the process ends, however it ends.</summary>
    public static bool TryLock(SafeFileHandle file) => FlockCall(file, LockExclusive | LockNonBlock) == 0;

    /// <summary>Makes renames and removals in a directory survive a power failure; where its owner may not open it, everything is written out (sync(2)).</summary>
    public static void SyncDirectory(string path)
    {
        using var directory = OpenToRead(path);
        if (directory is null || FsyncCall(directory) != 0)
        {
            SyncCall();
        }
    }

    /// <summary>May files be made in the directory (access(2))?</summary>
    public static bool MayWriteInto(string directory) => AccessCall(directory, WriteAccess | SearchAccess) == 0;

    /// <summary>The effective user.</summary>
    public static uint UserId => GetEffectiveUserCall();

    /// <summary>Address of the static <c>struct passwd</c> of a user, or zero.</summary>
    public static IntPtr PasswordEntry(uint user) => GetPasswordByIdCall(user);

    /// <summary>Address of the static <c>struct passwd</c> of a name, or zero.</summary>
    public static IntPtr PasswordEntry(string name) => GetPasswordByNameCall(name);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenCall(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FlockCall(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FsyncCall(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int AccessCall(string path, int mode);

    [LibraryImport("libc", EntryPoint = "sync")]
    private static partial void SyncCall();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserCall();

    [LibraryImport("libc", EntryPoint = "getpwuid")]
    private static partial IntPtr GetPasswordByIdCall(uint user);

    [LibraryImport("libc", EntryPoint = "getpwnam", StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr GetPasswordByNameCall(string name);
}
