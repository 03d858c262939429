using Ashiato.App.Configuration;
using Ashiato.App.Pipelines.Check;
using Ashiato.App.Setup;
using Ashiato.Cli.CommandLine;
using Ashiato.Detection.Logcheck;

namespace Ashiato.Cli.Commands.Check;

/// <summary>Which logs are checked.</summary>
internal static class CheckFiles
{
    /// <summary>The operands, else -l, else the lists of the configuration, else what the loggers of this machine write.</summary>
    public static IReadOnlyList<string> Of(ParsedArguments given, LogcheckSettings settings, CheckConfiguration? configured)
    {
        if (given.Operands.Count > 0)
        {
            return given.Operands;
        }

        if (given.Path(CheckOptions.LogFile) is { } one)
        {
            return [one];
        }

        if (configured is { Logs.Count: > 0 })
        {
            return configured.Logs;
        }

        var rules = given.Path(CheckOptions.Rules) ?? configured?.Rules;
        var listed = LogFileLists.Read(
            given.Path(CheckOptions.LogFiles) ?? settings.LogFilesList ?? Beside(rules, "logcheck.logfiles"),
            given.Path(CheckOptions.LogFilesDirectory) ?? settings.LogFilesListDirectory ?? Beside(rules, "logcheck.logfiles.d"));
        return listed.Count > 0 ? listed : LogDiscovery.Find("/");
    }

    /// <summary>Opens each file when its turn comes; those that cannot be opened are told and the others read.</summary>
    public static IEnumerable<CheckInput> Inputs(IReadOnlyList<string> files, CommandIo io, LogOpener opener) =>
        files.Select(f => new CheckInput(f, () => opener.Open(f, () => io.In)));

    private static string? Beside(string? rules, string name) => rules is null ? null : Path.Combine(rules, name);
}
