using System.Globalization;
using System.Text;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>What the running system knows about a log-in without an end: is the session still there?</summary>
internal sealed class LiveSystem(TimeProvider clock)
{
    private readonly Lazy<PasswdFile> _accounts = new(() => PasswdFile.Read("/etc/passwd"));
    private readonly Lazy<long> _bootSeconds = new(() => BootSeconds(clock));

    /// <summary>
    /// Is nothing left of the session? So it is when the log-in is older than the last boot, the account does not exist, or
    /// the process (or, without it, the terminal) belongs to another account.
    /// </summary>
    public bool IsGone(in LoginRecord login)
    {
        var user = login.User;
        if (IsOlderThanBoot(login) || _accounts.Value.Find(user.Length > 31 ? user[..31] : user) is not { } account)
        {
            return true;
        }

        return LoginUid(login.ProcessId, out var isReadable) is { } uid
            ? uid != account.Id
            : isReadable || FileStatus.Of("/dev/" + Encoding.Latin1.GetString(login.Line))?.Owner != account.Id;
    }

    /// <summary>Is the log-in older than the last boot?</summary>
    public bool IsOlderThanBoot(in LoginRecord login) => login.Seconds < _bootSeconds.Value;

    private static uint? LoginUid(int process, out bool isReadable)
    {
        isReadable = false;
        try
        {
            var text = File.ReadAllText("/proc/" + ((uint)process).ToString(CultureInfo.InvariantCulture) + "/loginuid");
            isReadable = true;
            return uint.TryParse(text.AsSpan().Trim(), NumberStyles.None, null, out var uid) ? uid : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long BootSeconds(TimeProvider clock)
    {
        try
        {
            var uptime = File.ReadAllText("/proc/uptime").Split(' ')[0];
            var seconds = double.Parse(uptime, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            return (long)(clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0 - seconds);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return 0;
        }
    }
}
