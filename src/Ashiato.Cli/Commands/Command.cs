using Ashiato.Core;

namespace Ashiato.Cli.Commands;

/// <summary>One verb of the program. A new one is one class and one line in <see cref="CommandCatalog"/>.</summary>
internal abstract class Command
{
    /// <summary>The word typed, for example <c>investigate</c>.</summary>
    public abstract string Name { get; }

    /// <summary>One line for the list of commands.</summary>
    public abstract Text Summary { get; }

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The words after the command's name.</param>
    /// <param name="io">The outside world.</param>
    /// <returns>The exit status, one of <see cref="ExitCode"/> unless the command stands in for a peer with its own.</returns>
    /// <exception cref="CommandLine.UsageException">Wrong usage; the caller prints one line and exits with 2.</exception>
    public abstract int Run(IReadOnlyList<string> arguments, CommandIo io);
}
