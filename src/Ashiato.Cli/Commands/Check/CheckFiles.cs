using Ashiato.App.Pipelines.Check;
using Ashiato.App.Configuration;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;

namespace Ashiato.Cli.Commands.Check;

/// <summary>Which logs are checked.</summary>
internal static class CheckFiles
{
    private const string Journal = "/var/log/journal";

    /// <summary>What the loggers of Debian, Ubuntu, RHEL and Fedora write, where nothing names logs.</summary>
    private static readonly string[] Usual = ["/var/log/syslog", "/var/log/auth.log", "/var/log/messages", "/var/log/secure", "/var/log/maillog", "/var/log/cron"];

    /// <summary>The operands, else -l, else the lists of the configuration, else the usual logs.</summary>
    /// <exception cref="UsageException">Nothing names a log.</exception>
    public static IReadOnlyList<string> Of(ParsedArguments given, LogcheckSettings settings, CheckConfiguration? configured, CommandIo io)
    {
        if (given.Operands.Count > 0)
        {
            return given.Operands;
        }

        if (given.Path(CheckOptions.LogFile) is { } one)
        {
            return [one];
        }

        var listed = configured is { Logs.Count: > 0 } ? configured.Logs : LogFileLists.Read(List(given, settings, "logcheck.logfiles"), Lists(given, settings, "logcheck.logfiles.d"));
        IReadOnlyList<string> files = listed.Count > 0 ? listed : [.. Usual.Where(File.Exists)];
        files = files.Count > 0 || !Directory.Exists(Journal) ? files : [LogFileLists.Journal];
        return files.Count > 0 ? files : throw new UsageException(
            new Text("check needs a log: name files (- is standard input) or a list with -L", "検査するログを指定してください（- は標準入力、-L で一覧ファイル）"));
    }

    /// <summary>Opens each file when its turn comes; those that cannot be opened are told and the others read.</summary>
    public static IEnumerable<CheckInput> Inputs(IReadOnlyList<string> files, CommandIo io, LogOpener opener) =>
        files.Select(f => new CheckInput(f, () => opener.Open(f, () => io.In)));

    private static string? List(ParsedArguments given, LogcheckSettings settings, string name) =>
        given.Path(CheckOptions.LogFiles) ?? settings.LogFilesList ?? Beside(given, name);

    private static string? Lists(ParsedArguments given, LogcheckSettings settings, string name) =>
        given.Path(CheckOptions.LogFilesDirectory) ?? settings.LogFilesListDirectory ?? Beside(given, name);

    private static string? Beside(ParsedArguments given, string name) => given.Path(CheckOptions.Rules) is { } rules ? Path.Combine(rules, name) : null;
}
