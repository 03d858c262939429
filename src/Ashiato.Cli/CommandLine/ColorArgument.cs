using Ashiato.Cli.Commands;
using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary><c>--color always|never|auto</c>; NO_COLOR and pipes mean none unless <c>always</c> is said.</summary>
internal static class ColorArgument
{
    /// <summary>May colours be used?</summary>
    /// <exception cref="UsageException">It is none of the three words.</exception>
    public static bool Decide(string? when, CommandIo io) => when switch
    {
        null or "auto" => io.OutIsTerminal && io.MayColor,
        "always" => true,
        "never" => false,
        _ => throw new UsageException(new Text("--color takes always, never or auto, not '{0}'", "--color には always、never、auto のいずれかを指定してください（'{0}' は不可）").With(when)),
    };
}
