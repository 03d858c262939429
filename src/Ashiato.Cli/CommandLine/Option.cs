using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary>One option of a command.</summary>
/// <param name="Short">Its letter, or <c>'\0'</c>.</param>
/// <param name="Long">Its long name without dashes, or an empty text.</param>
/// <param name="Argument">Does it take an argument?</param>
/// <param name="ArgumentName">What the argument is called in the help, for example <c>FILE</c>.</param>
/// <param name="Help">One line for the help.</param>
internal sealed record Option(char Short, string Long, ArgumentKind Argument, string ArgumentName, Text Help)
{
    /// <summary>A flag without an argument.</summary>
    public static Option Flag(char letter, string name, Text help) => new(letter, name, ArgumentKind.None, "", help);

    /// <summary>An option with a required argument.</summary>
    public static Option Value(char letter, string name, string argumentName, Text help) => new(letter, name, ArgumentKind.Required, argumentName, help);
}
