using System.Runtime.InteropServices;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>What statx(2) says of a file that .NET does not: its owner, group and the time its inode changed.</summary>
/// <param name="Owner">User id.</param>
/// <param name="Group">Group id.</param>
/// <param name="Mode">Type and permission bits.</param>
/// <param name="AccessSeconds">Last access, seconds since 1970 UTC.</param>
/// <param name="ChangeSeconds">Last change of the inode, seconds since 1970 UTC.</param>
internal sealed partial record FileStatus(uint Owner, uint Group, ushort Mode, long AccessSeconds, long ChangeSeconds)
{
    private const int CurrentDirectory = -100;
    private const uint BasicFields = 0x7ff;
    private const int BufferSize = 256;

    /// <summary>Asks for the status of a file; links are followed.</summary>
    /// <returns>The status, or null when there is no such file or the system has no statx.</returns>
    public static FileStatus? Of(string path)
    {
        var buffer = new byte[BufferSize];
        try
        {
            if (Statx(CurrentDirectory, path, 0, BasicFields, buffer) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }

        // Offsets of struct statx, the same on every architecture.
        return new FileStatus(
            BitConverter.ToUInt32(buffer, 20), BitConverter.ToUInt32(buffer, 24), BitConverter.ToUInt16(buffer, 28),
            BitConverter.ToInt64(buffer, 64), BitConverter.ToInt64(buffer, 96));
    }

    /// <summary>Is there a process of this id? The test of kill(2) with signal 0.</summary>
    public static bool HasProcess(int id) => Kill(id, 0) == 0 || Marshal.GetLastPInvokeError() != 3; // ESRCH

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, byte[] status);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
