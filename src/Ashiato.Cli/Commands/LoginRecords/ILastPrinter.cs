using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Takes the sessions that last(1) finds.</summary>
internal interface ILastPrinter
{
    /// <summary>Takes one session, boot or change.</summary>
    /// <param name="record">The record with which it began.</param>
    /// <param name="offset">Where the record stands, in bytes.</param>
    /// <param name="line">What to show as the terminal.</param>
    /// <param name="end">When it ended, seconds since 1970 UTC; what it means depends on <paramref name="how"/>.</param>
    /// <param name="how">How it ended.</param>
    /// <returns>False when enough was shown.</returns>
    bool Print(in LoginRecord record, long offset, ReadOnlySpan<byte> line, long end, SessionEnd how);

    /// <summary>The file is done.</summary>
    /// <param name="name">Its name without directories.</param>
    /// <param name="beginning">When it begins, seconds since 1970 UTC.</param>
    void Finish(string name, long beginning);
}
