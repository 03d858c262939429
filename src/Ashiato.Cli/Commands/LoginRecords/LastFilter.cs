using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Decides which sessions last(1) shows, and counts them.</summary>
internal sealed class LastFilter(LastOptions options)
{
    private long _shown;

    /// <summary>The terminal's name as shown: the number of the process is taken off FTP's and UUCP's.</summary>
    public static ReadOnlySpan<byte> Shorten(ReadOnlySpan<byte> line) =>
        line.Length > 3 && line.StartsWith("ftp"u8) && char.IsAsciiDigit((char)line[3]) ? line[..3]
        : line.Length > 4 && line.StartsWith("uucp"u8) && char.IsAsciiDigit((char)line[4]) ? line[..4] : line;

    /// <summary>Is the session to be shown?</summary>
    public bool Wants(in LoginRecord record, ReadOnlySpan<byte> line, long end) =>
        (options.Shown.Length == 0 || IsNamed(record.User, line))
        && (options.PresentSeconds == 0 || (options.PresentSeconds >= record.Seconds && !(end > 0 && end < options.PresentSeconds)));

    /// <summary>One more was shown.</summary>
    /// <returns>May another be shown?</returns>
    public bool Count() => ++_shown < options.MostLines || options.MostLines == 0;

    private bool IsNamed(ReadOnlySpan<byte> user, ReadOnlySpan<byte> line)
    {
        foreach (var name in options.Shown)
        {
            if (user.SequenceEqual(name.AsSpan(0, Math.Min(name.Length, 32))) || line.SequenceEqual(name)
                || (line.StartsWith("tty"u8) && line[3..].SequenceEqual(name)))
            {
                return true;
            }
        }

        return false;
    }
}
