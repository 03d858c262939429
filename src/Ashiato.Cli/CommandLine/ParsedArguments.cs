namespace Ashiato.Cli.CommandLine;

/// <summary>A command line taken apart: options in the order given, then operands.</summary>
/// <param name="Options">Each option with its argument (null when it has none).</param>
/// <param name="Operands">What is no option, in the order given.</param>
internal sealed record ParsedArguments(IReadOnlyList<(Option Option, string? Value)> Options, IReadOnlyList<string> Operands)
{
    /// <summary>Was the option given?</summary>
    public bool Has(Option option) => Options.Any(o => ReferenceEquals(o.Option, option));

    /// <summary>The argument of the last time the option was given, or null.</summary>
    public string? Value(Option option) => Options.LastOrDefault(o => ReferenceEquals(o.Option, option)).Value;

    /// <summary>The arguments of every time the option was given, in order.</summary>
    public IEnumerable<string> Values(Option option) => Options.Where(o => ReferenceEquals(o.Option, option)).Select(o => o.Value).OfType<string>();

    /// <summary>The file or directory that the option names, or null when it was not given.</summary>
    /// <exception cref="UsageException">The name is empty.</exception>
    public string? Path(Option option) => Value(option) is { } path ? Named(option, path) : null;

    /// <summary>The files or directories of every time the option was given, in order.</summary>
    /// <exception cref="UsageException">A name is empty.</exception>
    public IEnumerable<string> Paths(Option option) => Values(option).Select(path => Named(option, path));

    private static string Named(Option option, string path) => path.Length > 0 ? path : throw GetOpt.MissingArgument("--" + option.Long, option);
}
