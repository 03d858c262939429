namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>How last(1) writes times: <c>--time-format</c>.</summary>
internal enum LastTimeFormat
{
    /// <summary><c>notime</c>: not at all.</summary>
    None,

    /// <summary><c>short</c>: day and minute, the end by its minute only.</summary>
    Short,

    /// <summary><c>full</c>: as ctime(3) does.</summary>
    Full,

    /// <summary><c>iso</c>: ISO 8601 with the zone.</summary>
    Iso,
}
