using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary>The command line is wrong. Carries one line for the person; exit code 2 (or the peer's own where a command stands in for one).</summary>
internal sealed class UsageException(Text text) : Exception(text.En)
{
    /// <summary>What is wrong and what would be right.</summary>
    public Text Text { get; } = text;
}
