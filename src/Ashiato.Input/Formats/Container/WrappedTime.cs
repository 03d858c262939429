using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Container;

/// <summary>Which of two times a wrapped line gets: that of the container's runtime or the one its own text gave the record.</summary>
internal static class WrappedTime
{
    private const long TwoSeconds = 2_000_000_000;

    /// <summary>
    /// The line's own time is when it happened, so it wins where its zone is written and it tells more: a fraction, or another
    /// second than the runtime's (buffered or replayed output). Else the runtime's, which is exact to the nanosecond.
    /// </summary>
    public static void Settle(Record record, Stamp runtime)
    {
        var isOwn = record.TimeOrigin == TimeOrigin.WrittenZone
            && (record.FractionDigits >= 3 || Math.Abs(record.UnixNanoseconds - runtime.UnixNanoseconds) > TwoSeconds);
        if (!isOwn)
        {
            runtime.GiveTo(record);
        }
    }
}
