namespace Ashiato.Input.Formats.Shell;

/// <summary>How much a line looks like one that was typed to a shell.</summary>
internal enum CommandLikeness
{
    /// <summary>Not at all: prose, data, binary.</summary>
    None,

    /// <summary>Words that could be a command.</summary>
    Possible,

    /// <summary>A well-known command, a path in its place, or the shell's syntax.</summary>
    Clear,
}
