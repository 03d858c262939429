using Ashiato.Core;
using Ashiato.Input.Following.Positions;

namespace Ashiato.Input.Following.Parts;

/// <summary>Tells a part that holds older lines from a copy of the log that is being made at this moment, before the log is emptied.</summary>
internal static class CopyCheck
{
    /// <summary>A copy is written after the last line of the log, but a line may come before the log is emptied.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private static readonly PartPosition Nothing = new(0, 0, 0, 0, new ContentWindow().HeadHash(), new ContentWindow().TailHash(), "");

    /// <summary>Is the part the beginning of what the log says now, and not older than it?</summary>
    internal static bool IsCopy(LogPart part, LogPart? log, IProblemSink problems) =>
        log is not null && !part.IsPacked && log.Status.Size > 0 && part.Status.Modified >= log.Status.Modified - Slack
        && (Following(log, Nothing, problems) ?? []).AsSpan().StartsWith(Following(part, Nothing, problems));

    /// <summary>What follows a position: at most <see cref="ContentWindow.Most"/> bytes; null when it is another file.</summary>
    internal static byte[]? Following(LogPart part, PartPosition position, IProblemSink problems)
    {
        using var open = OpenPart.At(part, position, problems);
        if (open is null)
        {
            return null;
        }

        var bytes = new byte[ContentWindow.Most];
        return bytes[..open.Content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
