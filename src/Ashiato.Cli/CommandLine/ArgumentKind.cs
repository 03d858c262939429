namespace Ashiato.Cli.CommandLine;

/// <summary>Does an option take an argument? The words of getopt(3).</summary>
internal enum ArgumentKind
{
    /// <summary>No argument.</summary>
    None,

    /// <summary>An argument must follow.</summary>
    Required,

    /// <summary>An argument may follow, glued to the option.</summary>
    Optional,
}
