namespace Ashiato.Reports.Formats;

/// <summary>Where the records of a format stand.</summary>
public enum FormatKind
{
    /// <summary>In lines of text.</summary>
    Line,

    /// <summary>In one program's messages behind a syslog, journal or container header.</summary>
    Program,

    /// <summary>In messages that many programs write.</summary>
    Shared,

    /// <summary>In files that are not lines of text.</summary>
    Binary,
}
