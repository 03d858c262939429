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
}
