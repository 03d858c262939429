using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Ashiato.Tests;

/// <summary>Runs a part of a test as a user who may not read everything, also where the tests run as root.</summary>
internal static partial class Unprivileged
{
    private const uint Nobody = 65534;
    private const uint NoChange = uint.MaxValue;
    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Runs <paramref name="action"/> on one thread; it starts no others.</summary>
    /// <param name="evidence">A directory that is opened for other users.</param>
    /// <param name="action">What is tested.</param>
    internal static void Run(TempDirectory evidence, Action action)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            action();
            return;
        }

        File.SetUnixFileMode(evidence.Path, Open);
        Exception? failure = null;
        var isNobody = false;
        var thread = new Thread(() =>
        {
            // setfsuid(2): of this thread only, and with it go the capabilities that overrule permissions.
            _ = setfsgid(Nobody);
            _ = setfsuid(Nobody);
            isNobody = setfsuid(NoChange) == Nobody;
            try
            {
                if (isNobody)
                {
                    action();
                }
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        Assert.SkipUnless(isNobody, "this root may not become another user");
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    [LibraryImport("libc")]
    private static partial int setfsuid(uint id);

    [LibraryImport("libc")]
    private static partial int setfsgid(uint id);
}
