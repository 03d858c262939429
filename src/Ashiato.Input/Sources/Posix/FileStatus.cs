using System.Runtime.InteropServices;

namespace Ashiato.Input.Sources.Posix;

/// <summary>What statx(2) says of a file. statx because its structure is the same on all machines.</summary>
/// <param name="Type">What the inode is.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Modified">Time of last modification.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Device">Major and minor number of the device that holds the file.</param>
/// <param name="Inode">The inode's number on that device.</param>
internal readonly partial record struct FileStatus(FileType Type, long Size, DateTimeOffset Modified, UnixFileMode Mode, ulong Device, ulong Inode)
{
    /// <summary>ENOENT of errno(3).</summary>
    internal const int NoEntry = 2;

    /// <summary>ENOTDIR.</summary>
    internal const int NotDirectory = 20;

    /// <summary>EACCES.</summary>
    internal const int AccessDenied = 13;

    /// <summary>EPERM.</summary>
    internal const int NotPermitted = 1;

    private const int AtCurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const int NoAutomount = 0x800;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7FF;

    /// <summary>The status of a path; the link itself, not what it points to, unless <paramref name="follow"/>.</summary>
    /// <returns>Null with errno when there is none.</returns>
    internal static FileStatus? Of(string path, bool follow, out int errno) =>
        Of(AtCurrentDirectory, path, NoAutomount | (follow ? 0 : NoFollow), out errno);

    /// <summary>The status of an open file.</summary>
    internal static FileStatus? Of(SafeHandle handle) => Of((int)handle.DangerousGetHandle(), "", EmptyPath, out _);

    private static unsafe FileStatus? Of(int directory, string path, int flags, out int errno)
    {
        var raw = default(Raw);
        errno = statx(directory, path, flags, BasicStats, &raw) == 0 ? 0 : Marshal.GetLastPInvokeError();
        return errno != 0 ? null : new FileStatus(
            TypeOf(raw.Mode),
            (long)raw.Size,
            DateTimeOffset.UnixEpoch.AddTicks((Math.Clamp(raw.ModifiedSeconds, -62_000_000_000, 250_000_000_000) * TimeSpan.TicksPerSecond) + (raw.ModifiedNanoseconds / 100)),
            (UnixFileMode)(raw.Mode & 0xFFF),
            ((ulong)raw.DeviceMajor << 32) | raw.DeviceMinor,
            raw.Inode);
    }

    private static FileType TypeOf(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => FileType.Regular,
        0x4000 => FileType.Directory,
        0xA000 => FileType.Link,
        0x1000 => FileType.Fifo,
        _ => FileType.Special,
    };

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int statx(int directory, string path, int flags, uint mask, Raw* result);

    /// <summary><c>struct statx</c>, the members that are used.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Raw
    {
        [FieldOffset(28)]
        internal ushort Mode;

        [FieldOffset(32)]
        internal ulong Inode;

        [FieldOffset(40)]
        internal ulong Size;

        [FieldOffset(112)]
        internal long ModifiedSeconds;

        [FieldOffset(120)]
        internal uint ModifiedNanoseconds;

        [FieldOffset(136)]
        internal uint DeviceMajor;

        [FieldOffset(140)]
        internal uint DeviceMinor;
    }
}
