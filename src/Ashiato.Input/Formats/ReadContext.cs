using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats;

/// <summary>What a format may know beside the bytes: zone, clock, and where to report trouble.</summary>
public sealed class ReadContext
{
    /// <summary>The zone of stamps that carry none.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The fixed instant of <c>--now</c>, or null: then years come from file times and neighbours.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Decides the years of year-less stamps when the file's family was looked at as a whole (<see cref="FamilyYears"/>); else null.</summary>
    public YearResolver? Years { get; init; }

    /// <summary>Where problems go.</summary>
    public required IProblemSink Problems { get; init; }

    /// <summary>The file that is read.</summary>
    public required RecordOrigin Origin { get; init; }

    /// <summary>When the file was last modified, if known.</summary>
    public DateTimeOffset? Modified { get; init; }
}
