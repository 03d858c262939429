using System.Text;
using Ashiato.Cli.Commands;
using Ashiato.Core;

namespace Ashiato.Cli.CommandLine;

/// <summary>The help of one command, made from its options.</summary>
internal static class HelpPage
{
    /// <summary>Writes the help.</summary>
    public static void Write(CommandIo io, string usage, Text summary, IReadOnlyList<Option> options)
    {
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        writer.WriteLine($"ashiato {usage}");
        writer.WriteLine($"  {summary.In(io.Language)}");
        writer.WriteLine();
        foreach (var option in options)
        {
            var names = (option.Short == '\0' ? "    " : $"-{option.Short}, ") + (option.Long.Length == 0 ? "" : "--" + option.Long);
            var argument = option.ArgumentName.Length == 0 ? "" : " " + option.ArgumentName;
            writer.WriteLine($"  {names + argument,-26} {option.Help.In(io.Language)}");
        }

        writer.WriteLine($"      {"--lang ja|en",-22} {new Text("the language of the answer", "回答の言語").In(io.Language)}");
    }
}
