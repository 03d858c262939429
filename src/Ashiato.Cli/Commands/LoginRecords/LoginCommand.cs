using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>A command that stands in for a peer of util-linux, coreutils or shadow: same options, same output, same exit status.</summary>
internal abstract class LoginCommand : Command
{
    /// <summary><c>--json</c>, which the peers do not have.</summary>
    protected static readonly Option Json = Option.Flag('\0', "json", new("one JSON object per record", "1 レコードを 1 つの JSON オブジェクトとして出力"));

    private static readonly Option Help = Option.Flag('\0', "help", new("this help", "このヘルプ"));
    private static readonly Text Usage = new("usage: ashiato {0}", "使い方: ashiato {0}");
    private static readonly Text HintText = new(" ('ashiato {0} --help' says more)", "（'ashiato {0} --help' で使い方を表示します）");

    /// <summary>The peer's options, without <c>--help</c> and <c>--json</c>.</summary>
    protected abstract IReadOnlyList<Option> Options { get; }

    /// <summary>What follows the name in the first line of the help.</summary>
    protected abstract string Synopsis { get; }

    /// <summary>The peer's exit status for wrong usage.</summary>
    protected virtual int UsageStatus => 1;

    /// <summary>An option that <c>-5</c> stands for, or null.</summary>
    protected virtual Option? Digits => null;

    /// <inheritdoc/>
    public sealed override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        try
        {
            var parsed = GetOpt.Parse(arguments, [.. Options, Json, Help], Digits);
            if (parsed.Has(Help))
            {
                WriteHelp(io);
                return ExitCode.Success;
            }

            return Run(parsed, io);
        }
        catch (UsageException e)
        {
            io.Complain(new Text(e.Text.En + HintText.En, e.Text.Ja + HintText.Ja).With(Name));
            return UsageStatus;
        }
    }

    /// <summary>Runs the command.</summary>
    protected abstract int Run(ParsedArguments arguments, CommandIo io);

    private void WriteHelp(CommandIo io)
    {
        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        writer.WriteLine(Usage.With(Name + " " + Synopsis).In(io.Language));
        writer.WriteLine(Summary.In(io.Language));
        writer.WriteLine();
        foreach (var option in Options.Append(Json).Append(Help))
        {
            var letter = option.Short == '\0' ? "    " : $"-{option.Short}" + (option.Long.Length > 0 ? ", " : "  ");
            var name = option.Long.Length > 0 ? "--" + option.Long : "";
            var argument = option.Argument == ArgumentKind.None ? "" : " " + option.ArgumentName;
            writer.WriteLine($"  {letter}{name + argument,-24} {option.Help.In(io.Language)}");
        }
    }
}
