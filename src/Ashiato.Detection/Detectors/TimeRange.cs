using Ashiato.Core;

namespace Ashiato.Detection.Detectors;

/// <summary>The first and the last of some instants, in whatever order they are told.</summary>
internal struct TimeRange
{
    /// <summary>The first; null before any.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>The last; null before any.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>That of one record.</summary>
    public static TimeRange Of(Record record)
    {
        var range = default(TimeRange);
        range.Add(record);
        return range;
    }

    /// <summary>Takes in the instant of a record, if it has one.</summary>
    public void Add(Record record)
    {
        if (record.HasTime)
        {
            var time = record.Time;
            First = First < time ? First : time;
            Last = Last > time ? Last : time;
        }
    }
}
