using Ashiato.App.Configuration;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Logcheck;

namespace Ashiato.Cli.Commands.Check;

/// <summary>What the configuration says and the command line says otherwise.</summary>
internal static class CheckSettings
{
    /// <summary>Opens the tree that the command line names.</summary>
    /// <exception cref="UsageException">There is no such directory or configuration.</exception>
    public static LogcheckTree Tree(ParsedArguments given, CheckConfiguration? configured)
    {
        var rules = given.Path(CheckOptions.Rules) ?? configured?.Rules;
        if (rules is not null && !Directory.Exists(rules))
        {
            throw new UsageException(new Text("{0}: there is no such directory of rules", "{0}: ルールのディレクトリがありません").With(rules));
        }

        var configuration = given.Path(CheckOptions.Configuration);
        try
        {
            var tree = LogcheckTree.Open(rules, configuration);
            return rules is null && tree.Settings.RuleDirectory is { } named && Directory.Exists(named) ? LogcheckTree.Open(named, configuration) : tree;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(new Text("{0}: cannot be read ({1})", "{0}: 読み取れません（{1}）").With(configuration ?? rules ?? "", e.Message));
        }
    }

    /// <summary>The settings with what the command line says.</summary>
    /// <exception cref="UsageException">There is no such level.</exception>
    public static LogcheckSettings Of(LogcheckTree tree, ParsedArguments given, CheckConfiguration? configured) => tree.Settings with
    {
        Level = Level(given) ?? (configured?.Level is { } level ? Named(level) : tree.Settings.Level),
        SendMailTo = given.Value(CheckOptions.Mail) ?? configured?.Recipient ?? tree.Settings.SendMailTo,
        HostName = given.Value(CheckOptions.HostName) ?? tree.Settings.HostName,
        Reboot = tree.Settings.Reboot || given.Has(CheckOptions.Reboot),
        SyslogSummary = tree.Settings.SyslogSummary || given.Has(CheckOptions.Summary),
        StateDirectory = given.Path(CheckOptions.State) ?? tree.Settings.StateDirectory,
    };

    /// <summary>The last of -p, -s, -w and --level.</summary>
    private static LogcheckLevel? Level(ParsedArguments given)
    {
        LogcheckLevel? level = null;
        foreach (var (option, value) in given.Options)
        {
            level = option == CheckOptions.Paranoid ? LogcheckLevel.Paranoid
                : option == CheckOptions.Server ? LogcheckLevel.Server
                : option == CheckOptions.Workstation ? LogcheckLevel.Workstation
                : option == CheckOptions.Level ? Named(value!)
                : level;
        }

        return level;
    }

    private static LogcheckLevel Named(string name) => name switch
    {
        "paranoid" => LogcheckLevel.Paranoid,
        "server" => LogcheckLevel.Server,
        "workstation" => LogcheckLevel.Workstation,
        _ => throw new UsageException(new Text("--level is workstation, server or paranoid, not '{0}'", "--level には workstation、server、paranoid のどれかを指定してください（'{0}' は不可）").With(name)),
    };
}
