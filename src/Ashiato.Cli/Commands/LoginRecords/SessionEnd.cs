namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>How a session ended, as last(1) knows it.</summary>
internal enum SessionEnd
{
    /// <summary>The system started anew without having been shut down.</summary>
    Crash,

    /// <summary>The system was shut down.</summary>
    Down,

    /// <summary>There is a log-out.</summary>
    Normal,

    /// <summary>Still logged in.</summary>
    StillIn,

    /// <summary>No log-out, and the session is not there any more.</summary>
    Gone,

    /// <summary>Not a session: the clock was set.</summary>
    ClockChange,
}
