using Ashiato.Cli.Commands.LoginRecords;

namespace Ashiato.Cli.Commands;

/// <summary>Every verb of the program. Made on demand: starting one command does not load the others.</summary>
internal static class CommandCatalog
{
    /// <summary>Name of each verb and how to make its command, in the order of the help.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Command> Make)> All =
    [
        ("investigate", () => new Investigate.InvestigateCommand()),
        ("detect", () => new Investigate.DetectCommand()),
        ("rules", () => new Rules.RulesCommand()),
        ("geo", () => new Geo.GeoCommand()),
        ("explain", () => new Explain.ExplainCommand()),
        ("logs", () => new Logs.LogsCommand()),
        ("formats", () => new Logs.FormatsCommand()),
        ("parse", () => new Logs.ParseCommand()),
        ("check", () => new Check.CheckCommand()),
        ("setup", () => new Setup.SetupCommand()),
        ("sendmail", () => new Mail.SendmailCommand()),
        ("mail", () => new Mail.MailCommand()),
        ("last", () => new LastCommand(isFailures: false)),
        ("lastb", () => new LastCommand(isFailures: true)),
        ("lastlog", () => new LastlogCommand()),
        ("faillog", () => new FaillogCommand()),
        ("who", () => new WhoCommand()),
        ("utmpdump", () => new UtmpdumpCommand()),
    ];

    /// <summary>The command of that name, or null.</summary>
    public static Command? Find(string name)
    {
        foreach (var (known, make) in All)
        {
            if (known == name)
            {
                return make();
            }
        }

        return null;
    }
}
