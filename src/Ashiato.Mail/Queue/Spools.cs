namespace Ashiato.Mail.Queue;

/// <summary>
/// The spools of this machine. Root's is closed to everybody else; beside it root makes <c>….drop</c>, where every user may leave a letter
/// that nobody but he and root can read (mode 1733, as that of cron's tables). Whoever may not write the first uses the second.
/// </summary>
public static class Spools
{
    private const UnixFileMode DropMode = UnixFileMode.StickyBit | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The queue that takes this user's letters.</summary>
    public static MailQueue ForSubmission(MailSettings settings, TimeProvider clock)
    {
        if (Libc.UserId == 0)
        {
            MakeDrop(settings);
            return new MailQueue(settings.Spool, clock);
        }

        return new MailQueue(!Libc.MayWriteInto(settings.Spool) && Libc.MayWriteInto(Drop(settings)) ? Drop(settings) : settings.Spool, clock);
    }

    /// <summary>Every queue this user sends from.</summary>
    public static IReadOnlyList<MailQueue> All(MailSettings settings, TimeProvider clock) =>
        [new MailQueue(settings.Spool, clock), .. Libc.UserId == 0 && Directory.Exists(Drop(settings)) ? [new MailQueue(Drop(settings), clock)] : Array.Empty<MailQueue>()];

    private static string Drop(MailSettings settings) => settings.Spool.TrimEnd('/') + ".drop";

    private static void MakeDrop(MailSettings settings)
    {
        try
        {
            if (!Directory.Exists(Drop(settings)))
            {
                Directory.CreateDirectory(Drop(settings));
                File.SetUnixFileMode(Drop(settings), DropMode);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Root's own letter does not need it; other users are told when they come.
        }
    }
}
